package afterbell.contracts;

/**
 * One published fact: where it stands and which record carries it.
 *
 * @param topic  the Kafka topic, for example {@code attendance.register.v1}
 * @param type   the CloudEvents type, for example {@code afterbell.attendance.roll-called.v1}
 * @param record the record that is the JSON body
 */
public record Contract(Topic topic, String type, String about, Class<? extends Record> record) {
    /** The type without its version: {@code afterbell.attendance.roll-called}. */
    public String name() {
        return nameOf(type);
    }

    /** @return the type without its version suffix; the type itself when it has none */
    public static String nameOf(String type) {
        int version = type.lastIndexOf(".v");
        return version < 0 ? type : type.substring(0, version);
    }
}

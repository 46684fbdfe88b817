package afterbell.messaging.example;

/** Calls rolls as fast as it can, and says each time that one is stored, until it is killed. */
public final class WriterProcess {
    public static final int WRITERS = 8;
    public static final String ACKNOWLEDGED = "acknowledged ";

    private WriterProcess() {}

    public static String groupOf(int writer) {
        return "grp-" + writer;
    }

    /** @param arguments broker, store, school */
    public static void main(String[] arguments) {
        var service = Running.settings(arguments[0], arguments[1], arguments[2])
                .with("example.projection", "seen-by-writer-" + arguments[2])
                .start();
        for (int writer = 0; writer < WRITERS; writer++) {
            String group = groupOf(writer);
            Thread.ofPlatform().start(() -> callForEver(service.rolls(), group));
        }
    }

    private static void callForEver(Rolls rolls, String group) {
        while (true) {
            var saved = rolls.call(group);
            System.out.println(ACKNOWLEDGED + group + " " + saved.sequence());
        }
    }
}

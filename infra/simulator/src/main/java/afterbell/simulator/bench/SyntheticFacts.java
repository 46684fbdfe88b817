package afterbell.simulator.bench;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** Sends facts in the form of the published contracts. */
final class SyntheticFacts implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaProducer<String, byte[]> producer;

    SyntheticFacts(String bootstrap) {
        this.producer = new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ProducerConfig.ACKS_CONFIG, "all"), new StringSerializer(), new ByteArraySerializer());
    }

    /** @return the semester's service days: Mondays to Fridays from the second of September on */
    List<LocalDate> semester(String semester) {
        LocalDate first = LocalDate.of(Integer.parseInt(semester.substring(0, 4)), 9, 2);
        List<LocalDate> days = first.datesUntil(first.plusDays(140))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .toList();
        send("enrollment.semester.v1", "afterbell.enrollment.semester-set.v1", semester, semester,
                Map.of("semesterId", semester, "version", 1, "first", days.getFirst().toString(), "last",
                        days.getLast().toString(), "serviceDays", days.stream().map(LocalDate::toString).toList(),
                        "policy", policy()));
        return days;
    }

    private static Map<String, Object> policy() {
        return Map.of("servedRule", "DISTINCT_SERVED", "minDays", 1, "semesterRateFen", 12_500, "classHourMinutes", 45,
                "mostClassHours", 2, "labourRateFen", 6_000, "pupilsPerTeacher", 50, "publicNoticeDays", 7,
                "recordCheckDays", 365);
    }

    /**
     * What a group's register of an afternoon says.
     *
     * @param type for example {@code roll-called}
     */
    void register(String type, String schoolId, String groupId, LocalDate day, List<Map<String, Object>> entries) {
        send("attendance.register.v1", "afterbell.attendance." + type + ".v1", schoolId,
                groupId + ":" + day + ":AFTERNOON", Map.of("schoolId", schoolId, "groupId", groupId, "serviceDate",
                        day.toString(), "slot", "AFTERNOON", "entries", entries));
    }

    static Map<String, Object> entry(String pupilId, String presence, int revision) {
        return Map.of("pupilId", pupilId, "presence", presence, "revision", revision);
    }

    private void send(String topic, String type, String key, String subject, Map<String, Object> fact) {
        var record = new ProducerRecord<>(topic, key, JSON.writeValueAsBytes(fact));
        Map.of("ce_specversion", "1.0", "ce_id", subject + "#1", "ce_source", "/afterbell/synthetic", "ce_type", type,
                "ce_subject", subject, "ce_time", Instant.now().toString(), "ce_sequence", "1", "ce_correlationid",
                subject, "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}

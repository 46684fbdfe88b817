package afterbell.simulator.bench;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Facts of schools that do not exist, in the form of the published contracts: a semester, and in each school two groups of
 * 50 whose rolls are called on a few days. Every twentieth pupil was at the next school before.
 */
final class SyntheticCity implements AutoCloseable {
    static final int PUPILS = 100;
    private static final int GROUP = 50;
    private static final int DAYS = 3;
    private static final int EVERY = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaProducer<String, byte[]> producer;
    private final String semester;
    private final int schools;
    private final LocalDate first;

    SyntheticCity(String bootstrap, String semester, int schools) {
        this.producer = new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ProducerConfig.ACKS_CONFIG, "all"), new StringSerializer(), new ByteArraySerializer());
        this.semester = semester;
        this.schools = schools;
        this.first = LocalDate.of(Integer.parseInt(semester.substring(0, 4)), 9, 2);
    }

    void publish() {
        List<String> days = first.datesUntil(first.plusDays(140))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .map(LocalDate::toString)
                .toList();
        send("enrollment.semester.v1", "afterbell.enrollment.semester-set.v1", semester, semester,
                Map.of("semesterId", semester, "version", 1, "first", days.getFirst(), "last", days.getLast(),
                        "serviceDays", days, "policy", policy()));
        for (int school = 0; school < schools; school++) {
            for (int group = 0; group < PUPILS / GROUP; group++) {
                for (int day = 0; day < DAYS; day++) {
                    call(school, group, days.get(day), false);
                }
            }
            call(school, 0, days.get(DAYS), true);
        }
        producer.flush();
    }

    private static Map<String, Object> policy() {
        return Map.of("servedRule", "DISTINCT_SERVED", "minDays", 1, "semesterRateFen", 12_500, "classHourMinutes", 45,
                "mostClassHours", 2, "labourRateFen", 6_000, "pupilsPerTeacher", 50, "publicNoticeDays", 7,
                "recordCheckDays", 365);
    }

    /** @param guests whether pupils of the school before are called, who are paid for there */
    private void call(int school, int group, String day, boolean guests) {
        String schoolId = semester + "-s" + school;
        String groupId = schoolId + (guests ? "-guests" : "-g" + group);
        List<Map<String, Object>> entries = IntStream.range(0, GROUP)
                .filter(i -> !guests || i % EVERY == 0)
                .mapToObj(i -> Map.<String, Object>of("pupilId",
                        semester + "-p" + (guests ? (school + 1) % schools : school) + "-" + (group * GROUP + i),
                        "presence", "PRESENT", "revision", 1))
                .toList();
        send("attendance.register.v1", "afterbell.attendance.roll-called.v1", schoolId,
                groupId + ":" + day + ":AFTERNOON", Map.of("schoolId", schoolId, "groupId", groupId, "serviceDate",
                        day, "slot", "AFTERNOON", "entries", entries));
    }

    private void send(String topic, String type, String key, String subject, Map<String, Object> fact) {
        var record = new ProducerRecord<>(topic, key, JSON.writeValueAsBytes(fact));
        Map.of("ce_specversion", "1.0", "ce_id", subject + "#1", "ce_source", "/afterbell/synthetic", "ce_type", type,
                "ce_subject", subject, "ce_time", Instant.now().toString(), "ce_sequence", "1", "ce_correlationid",
                subject, "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
    }

    @Override
    public void close() {
        producer.close();
    }
}

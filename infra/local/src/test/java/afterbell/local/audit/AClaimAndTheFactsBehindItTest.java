package afterbell.local.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import afterbell.local.Refusal;

/** R16, R17: whoever has the topics finds whether a claim is what the facts give, to the fen and to the pupil. */
class AClaimAndTheFactsBehindItTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ROOT = "9f".repeat(32);
    private static final List<String> DAYS = List.of("2021-09-01", "2021-09-02", "2021-09-03");

    private final Map<String, List<Told>> topics = new HashMap<>();

    /** Ann was at both schools, longer at the first; bo was there once, and cy never but at noon. */
    @BeforeEach
    void aCity() throws Exception {
        register("s1", "roll-called", "2021-09-01", "AFTERNOON", "ann PRESENT 1", "bo PRESENT 1", "cy ABSENT_SICK 1");
        register("s1", "roll-called", "2021-09-01", "NOON", "cy PRESENT 1");
        register("s2", "roll-called", "2021-09-02", "AFTERNOON", "ann PRESENT 1");
        register("s1", "roll-called", "2021-09-03", "AFTERNOON", "ann PRESENT 1", "bo PRESENT 1");
        register("s1", "register-corrected", "2021-09-03", "AFTERNOON", "bo ABSENT_LEAVE 2");
        register("s1", "correction-requested", "2021-09-03", "AFTERNOON", "bo PRESENT 3");
        register("s1", "roll-called", "2021-09-03", "AFTERNOON", "ann PRESENT 1", "bo PRESENT 1");
        register("s1", "roll-called", "2021-09-04", "AFTERNOON", "cy PRESENT 1");
        seal("2021-09-01", 1, 3);
        seal("2021-09-03", 2, 2);
        semester("2021-spring", "2021-03-01");
        semester("2021-autumn", "2021-09-01");
        claim("2021-autumn", 2, 25_000, 25_000, DAYS, Map.of(),
                "ann|2|2021-09-01|COUNTED\nbo|1|2021-09-01|COUNTED\n", 8);
        decided("claim-confirmed", 25_000);
    }

    @Test
    void areEqual() {
        assertThat(audit()).endsWith("equal\n").contains("2 days sealed", "0 days with registers and without a seal");
    }

    @Test
    void areEqualWhateverIsToldTwiceAndInWhateverOrder() {
        var registers = registers();
        registers.addAll(List.copyOf(registers));
        topics.put("attendance.register.v1", new ArrayList<>(registers.reversed()
                .stream()
                .map(it -> new Told(0, 0, it.key(), it.type(), it.json()))
                .toList()));
        assertThat(audit()).endsWith("equal\n");
    }

    @Test
    void whatIsToldAfterTheClaimIsTheNextOnes() throws Exception {
        register("s1", "register-corrected", "2021-09-01", "AFTERNOON", "bo ABSENT_LEAVE 2");
        assertThat(audit()).endsWith("equal\n").contains("1 facts about its days were told after it");
    }

    @Test
    void aRegisterThatIsMissingIsFound() {
        registers().removeIf(it -> it.offset() == 3 || it.offset() == 6);
        assertThat(audit()).contains("DIFFERS  pupils' lines", "DIFFERS  entries of 2021-09-03: sealed 2");
    }

    @Test
    void aPupilWhoCountsTwiceInTheCityIsFound() throws Exception {
        registers().add(2, of(1, "s2", "roll-called", "2021-09-01", "AFTERNOON", "ann PRESENT 1"));
        registers().add(2, of(1, "s2", "roll-called", "2021-09-03", "AFTERNOON", "ann PRESENT 1"));
        assertThat(audit()).contains("DIFFERS  pupils: told 2, recomputed 1",
                "DIFFERS  subsidy: told 25000 fen, recomputed 12500");
    }

    @Test
    void aSealThatAttendanceHasNotToldIsFound() {
        topics.getOrDefault("attendance.session.v1", new ArrayList<>()).removeFirst();
        assertThat(audit()).contains("DIFFERS  seal 1 of 2021-09-01 is not the one that attendance has told");
    }

    @Test
    void anAmountThatWasDecidedOtherwiseIsFound() throws Exception {
        decided("claim-approved", 37_500);
        assertThat(audit()).contains("DIFFERS  it was decided on 37500 fen");
    }

    @Test
    void whatWasCorrectedInTheSemesterBeforeMustBeSettled() throws Exception {
        topics.remove("funding.claim.v1");
        claim("2021-spring", 1, 12_500, 12_500, List.of("2021-03-01"), Map.of(), "ann|1|2021-03-01|COUNTED\n", 0);
        told("funding.claim.v1", "s1", "claim-approved", Map.of("claimId", "s1:2021-spring", "schoolId", "s1",
                "semesterId", "2021-spring", "amountFen", 12_500));
        String lines = "ann|2|2021-09-01|COUNTED\nbo|1|2021-09-01|COUNTED\n";
        claim("2021-autumn", 2, 12_500, 25_000, DAYS, Map.of("2021-spring", -12_500L), lines, 8);
        assertThat(audit()).endsWith("equal\n");

        claim("2021-autumn", 2, 25_000, 25_000, DAYS, Map.of(), lines, 8);
        assertThat(audit()).contains("DIFFERS  adjustments: told {}, recomputed {2021-spring=-12500}");
    }

    @Test
    void aClaimThatNobodyToldIsRefused() {
        assertThatThrownBy(() -> Audit.ofClaim("s9:2021-autumn", topics(), System.out)).isInstanceOf(Refusal.class);
    }

    private String audit() {
        var out = new ByteArrayOutputStream();
        boolean equal = Audit.ofClaim("s1:2021-autumn", topics(), new PrintStream(out, true, StandardCharsets.UTF_8));
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text.endsWith("equal\n")).isEqualTo(equal);
        return text;
    }

    private Topics topics() {
        return (topic, each) -> topics.getOrDefault(topic, List.of()).forEach(each);
    }

    private List<Told> registers() {
        return topics.getOrDefault("attendance.register.v1", new ArrayList<>());
    }

    private void told(String topic, String key, String fact, Map<String, ?> body) {
        List<Told> facts = topics.computeIfAbsent(topic, _ -> new ArrayList<>());
        facts.add(new Told(0, facts.size(), key, "afterbell." + topic.split("\\.", -1)[0] + "." + fact + ".v1",
                JSON.writeValueAsBytes(body)));
    }

    private void register(String school, String fact, String day, String slot, String... entries) {
        Told made = of(registers().size(), school, fact, day, slot, entries);
        topics.computeIfAbsent("attendance.register.v1", _ -> new ArrayList<>()).add(made);
    }

    private static Told of(long offset, String school, String fact, String day, String slot, String... entries) {
        var said = new ArrayList<Map<String, Object>>();
        for (String entry : entries) {
            String[] parts = entry.split(" ", -1);
            said.add(Map.of("pupilId", parts[0], "presence", parts[1], "revision", Integer.parseInt(parts[2])));
        }
        return new Told(0, offset, school, "afterbell.attendance." + fact + ".v1",
                JSON.writeValueAsBytes(Map.of("schoolId", school, "groupId", school + "-g", "serviceDate", day,
                        "slot", slot, "entries", said)));
    }

    private void seal(String day, int number, int entries) {
        told("attendance.session.v1", "s1", number == 1 ? "session-closed" : "session-resealed",
                Map.of("schoolId", "s1", "serviceDate", day, "slot", "AFTERNOON", "seal",
                        Map.of("number", number, "entries", entries, "root", ROOT)));
    }

    private void semester(String id, String first) {
        told("enrollment.semester.v1", id, "semester-set", Map.of("semesterId", id, "first", first));
    }

    private void decided(String fact, long fen) {
        told("funding.claim.v1", "s1", fact, Map.of("claimId", "s1:2021-autumn", "schoolId", "s1", "semesterId",
                "2021-autumn", "amountFen", fen));
    }

    private void claim(String semester, int pupils, long amountFen, long countedFen, List<String> days,
            Map<String, Long> adjustments, String lines, long readUntil) throws Exception {
        String digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8)));
        var seals = days.size() < 3
                ? List.of()
                : List.of(Map.of("serviceDate", "2021-09-01", "number", 1, "entries", 3, "root", ROOT),
                        Map.of("serviceDate", "2021-09-03", "number", 2, "entries", 2, "root", ROOT));
        told("funding.claim.v1", "s1", "claim-computed", Map.of("claimId", "s1:" + semester, "schoolId", "s1",
                "semesterId", semester, "pupils", pupils, "amountFen", amountFen, "policyVersion", 1, "grounds",
                Map.of("policy", Map.of("servedRule", "DISTINCT_SERVED", "minDays", 1, "semesterRateFen", 12_500),
                        "serviceDays", days, "countedFen", countedFen, "adjustments",
                        adjustments.entrySet()
                                .stream()
                                .map(it -> Map.of("semesterId", it.getKey(), "amountFen", it.getValue()))
                                .toList(),
                        "pupilsDigest", digest, "seals", seals, "read",
                        List.of(Map.of("partition", 0, "certainly", readUntil, "atMost", readUntil)))));
    }
}

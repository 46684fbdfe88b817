package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Facts;
import afterbell.testing.Tokens;

/** What a register never takes, and that nothing of it is stored or told. */
class RefusedRollsIT extends RunningAttendance {

    @Test
    void aGroupThatNobodyKnows() {
        var unknown = call(Tokens.of("teacher-1"), unique("nobodys"), DAY, roll(List.of(mark("p-1", "PRESENT"))));

        refusal(unknown, 404, "attendance.group-unknown");
    }

    @Test
    void aPupilWithoutAPlaceIsPointedAt() {
        var pupils = givenGroup(SCHOOL, 2);
        var stranger = mark(UUID.randomUUID().toString(), "PRESENT");

        var problem = refusal(callAsTeacher(pupils, roll(with(pupils, stranger))), 422,
                "attendance.pupil-without-place");

        assertThat(problem.path("rule").asString()).isEqualTo("R6");
        assertThat(problem.path("errors").findValuesAsString("pointer")).containsExactly("/entries/2/pupilId");
        nothingIsRecorded(pupils);
    }

    @Test
    void fiftyOnePupilsWhereFiftyAreCalled() {
        var pupils = givenGroup(SCHOOL, 50);
        var one = mark(UUID.randomUUID().toString(), "PRESENT");

        var problem = refusal(callAsTeacher(pupils, roll(with(pupils, one))), 422, "attendance.too-many-pupils");

        assertThat(problem.path("rule").asString()).isEqualTo("R20");
        assertThat(problem.path("detail").asString()).contains("51").contains("50");
        nothingIsRecorded(pupils);
        assertThat(answer(callAsTeacher(pupils, pupils.allPresent()), 200).path("present").asInt()).isEqualTo(50);
    }

    @Test
    void halfARoll() {
        var pupils = givenGroup(SCHOOL, 3);
        var half = roll(List.of(mark(pupils.ids().getFirst(), "PRESENT")));

        var problem = refusal(callAsTeacher(pupils, half), 422, "attendance.pupils-missing");

        assertThat(problem.path("rule").asString()).isEqualTo("R31");
        assertThat(problem.path("detail").asString()).contains(pupils.ids().get(1)).contains(pupils.ids().get(2));
        nothingIsRecorded(pupils);
    }

    @Test
    void aPupilNamedTwice() {
        var pupils = givenGroup(SCHOOL, 2);
        var again = mark(pupils.ids().getFirst(), "ABSENT_SICK");

        var problem = refusal(callAsTeacher(pupils, roll(with(pupils, again))), 422, "attendance.pupil-named-twice");

        assertThat(problem.path("errors").findValuesAsString("pointer")).containsExactly("/entries/2/pupilId");
        nothingIsRecorded(pupils);
    }

    @Test
    void aDayOutsideTheService() {
        var pupils = givenGroup(SCHOOL, 1);
        var tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);

        assertThat(refused(pupils, tomorrow, "attendance.day-to-come").path("rule").asString()).isEqualTo("R10");
        assertThat(refused(pupils, LocalDate.of(2022, 8, 15), "attendance.day-in-no-semester").path("rule")
                .asString()).isEqualTo("R10");
        refused(pupils, FIRST.minusDays(1), "attendance.day-in-no-semester");
        refused(pupils, FIRST.minusDays(60), "attendance.pupil-without-place");
    }

    @Test
    void theNoonOfPupilsWhoHoldAfternoonPlaces() {
        var pupils = givenGroup(SCHOOL, 1);
        var noon = path(pupils.groupId(), DAY).replace("AFTERNOON", "NOON") + "/roll-call";

        refusal(api().post(Tokens.of("teacher-1"), noon, pupils.allPresent()), 422, "attendance.pupil-without-place");
    }

    @Test
    void aBodyThatIsNoRoll() {
        var pupils = givenGroup(SCHOOL, 1);
        String pupil = pupils.ids().getFirst();

        refusal(callAsTeacher(pupils, roll(List.of())), 400, "validation-failed");
        refusal(callAsTeacher(pupils, "{\"entries\": [{\"pupilId\": "), 400, "malformed-json");
        refusal(callAsTeacher(pupils, roll(List.of(mark(pupil, "HERE")))), 400, "invalid-value");
        refusal(callAsTeacher(pupils, roll(List.of(mark("not an id!", "PRESENT")))), 400, "validation-failed");
        refusal(callAsTeacher(pupils, Map.of("entries", List.of(Map.of("pupilId", pupil)))), 400, "validation-failed");
        refusal(callAsTeacher(pupils, Map.of("entries", List.of(), "note", "late")), 400, "unknown-property");
        var tooMany = IntStream.range(0, 1_001).mapToObj(i -> mark("p-" + i, "PRESENT")).toList();
        refusal(callAsTeacher(pupils, roll(tooMany)), 400, "validation-failed");
        nothingIsRecorded(pupils);
    }

    @Test
    void anAddressOrAHeaderThatIsNone() {
        var pupils = givenGroup(SCHOOL, 1);
        String teacher = Tokens.of("teacher-1");
        String path = path(pupils.groupId(), DAY) + "/roll-call";

        refusal(api().post(teacher, path.replace("2021-09-13", "2021-02-30"), pupils.allPresent()), 400,
                "invalid-parameter");
        refusal(api().post(teacher, path.replace("AFTERNOON", "EVENING"), pupils.allPresent()), 400,
                "invalid-parameter");
        refusal(callAsTeacher(pupils, pupils.allPresent(), "Idempotency-Key", ""), 400, "idempotency-key-missing");
        refusal(callAsTeacher(pupils, pupils.allPresent(), "Idempotency-Key", "bare"), 400, "idempotency-key-invalid");
        refusal(callAsTeacher(pupils, pupils.allPresent(), "If-Match", "W/\"1\""), 400, "if-match-invalid");
        refusal(callAsTeacher(pupils, pupils.allPresent(), "If-Match", "\"1\""), 412, "version-mismatch");
        nothingIsRecorded(pupils);
    }

    private JsonNode refused(Pupils pupils, LocalDate day, String code) {
        var response = call(Tokens.of("teacher-1"), pupils.groupId(), day, pupils.allPresent());
        return refusal(response, 422, code);
    }

    private void nothingIsRecorded(Pupils pupils) {
        var read = api().get(Tokens.of("teacher-1"), path(pupils.groupId(), DAY));
        refusal(read, 404, "attendance.roll-not-called");
        assertThat(Facts.about(REGISTERS, registerId(pupils.groupId(), DAY))).isEmpty();
    }

    private static List<Map<String, String>> with(Pupils pupils, Map<String, String> another) {
        var marks = new ArrayList<>(pupils.ids().stream().map(id -> mark(id, "PRESENT")).toList());
        marks.add(another);
        return marks;
    }
}

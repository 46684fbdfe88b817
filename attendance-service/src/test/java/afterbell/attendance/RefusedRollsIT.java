package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

        assertThat(refused(pupils, tomorrow, 422, "attendance.day-to-come").path("rule").asString()).isEqualTo("R10");
        for (var day : List.of(HOLIDAY, LocalDate.of(2022, 8, 15), FIRST.minusDays(1))) {
            assertThat(refused(pupils, day, 422, "attendance.no-service-day").path("rule").asString()).isEqualTo("R10");
        }
    }

    @Test
    void aServiceDayWhoseSessionIsNotOpen() {
        var school = givenSchool();
        var pupils = givenGroup(school.id(), 1);

        var early = api().post(school.token(), path(pupils.groupId(), DAY) + "/roll-call", pupils.allPresent());

        assertThat(refusal(early, 409, "attendance.session-not-open").path("rule").asString()).isEqualTo("R31");
    }

    @Test
    void aDayBeforeThePlace() {
        String group = unique("g");
        String pupil = UUID.randomUUID().toString();
        grant(pupil, SCHOOL, group, DAY.plusDays(1), 1);
        await().atMost(30, SECONDS).until(() -> placesOf(group) == 1);

        refused(new Pupils(group, List.of(pupil)), DAY, 422, "attendance.pupil-without-place");
    }

    @Test
    void theNoonOfPupilsWhoHoldAfternoonPlaces() {
        var pupils = givenGroup(SCHOOL, 1);
        var noon = path(pupils.groupId(), DAY).replace("AFTERNOON", "NOON") + "/roll-call";

        var opening = "/api/attendance/v1/schools/" + SCHOOL + "/sessions/" + DAY + "/NOON/open";
        api().post(Tokens.of("admin-1"), opening, Map.of("at", at(DAY, "12:00"), "workerIds", List.of()))
                .expectStatus()
                .is2xxSuccessful();

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

    private JsonNode refused(Pupils pupils, LocalDate day, int status, String code) {
        var response = call(Tokens.of("teacher-1"), pupils.groupId(), day, pupils.allPresent());
        return refusal(response, status, code);
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

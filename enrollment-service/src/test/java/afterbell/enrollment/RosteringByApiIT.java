package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Tokens;

/** R6: a pupil is one in the whole city, on one roll. */
class RosteringByApiIT extends RunningEnrollment {

    @Test
    void answersForEachPupilAndTheSameAgain() {
        givenSchool(SCHOOL);
        var asked = List.of(pupil(unique("r"), "赵一", Numbers.pupilNumber()),
                pupil(unique("r"), "钱二", Numbers.broken(Numbers.pupilNumber())),
                pupil(unique("r"), "孙三", Numbers.temporaryNumber()));

        var first = rostered(SCHOOL, asked);
        var again = rostered(SCHOOL, asked);

        assertThat(statuses(first)).containsExactly(201, 422, 201);
        assertThat(first.get(1).path("code").asString()).isEqualTo("enrollment.id-checksum");
        assertThat(statuses(again)).containsExactly(200, 422, 200);
        assertThat(again.get(0).path("pupilId")).isEqualTo(first.get(0).path("pupilId"));
    }

    @Test
    void aPupilOnAnotherRollIsRefusedByTheRule() {
        givenSchool(SCHOOL);
        givenSchool(OTHER);
        String number = Numbers.pupilNumber();
        rostered(SCHOOL, List.of(pupil(unique("r"), "Ann", number)));

        var refused = rostered(OTHER, List.of(pupil(unique("r"), "Ann", number))).get(0);

        assertThat(refused.path("status").asInt()).isEqualTo(409);
        assertThat(refused.path("code").asString()).isEqualTo("enrollment.on-roll-elsewhere");
        assertThat(refused.path("rule").asString()).isEqualTo("R6");
    }

    @Test
    void aTemporaryNumberBecomesAnotherOfTheSamePupil() {
        givenSchool(SCHOOL);
        String roster = unique("r");
        String number = Numbers.pupilNumber();
        var temporary = rostered(SCHOOL, List.of(pupil(roster, "Ann", Numbers.temporaryNumber()))).get(0);

        var later = rostered(SCHOOL, List.of(pupil(roster, "Ann", number))).get(0);
        var another = rostered(SCHOOL, List.of(pupil(roster, "Bob", Numbers.pupilNumber()))).get(0);

        assertThat(later.path("pupilId")).isEqualTo(temporary.path("pupilId"));
        assertThat(another.path("code").asString()).isEqualTo("enrollment.roster-id-taken");
    }

    @Test
    void numbersThatContradictEachOtherAreRefused() {
        givenSchool(SCHOOL);
        String number = Numbers.pupilNumber();
        var differs = pupil(unique("r"), "Ann", number, Numbers.citizenId());
        var repeated = pupil(unique("r"), "Ann", number);
        var personal = pupil(number, "Ann", Numbers.pupilNumber());

        var items = rostered(SCHOOL, List.of(differs, pupil(unique("r"), "Ann", number), repeated, personal));

        assertThat(items.valueStream().map(it -> it.path("code").asString(""))).containsExactly(
                "enrollment.citizen-id-differs", "", "enrollment.repeated-row", "enrollment.roster-id-is-a-number");
    }

    @Test
    void ofManyAtOnceOnePupilComesOutAndOneSchoolHasIt() throws Exception {
        givenSchool(SCHOOL);
        givenSchool(OTHER);
        String number = Numbers.pupilNumber();
        var together = new CyclicBarrier(6);
        var items = new ArrayList<JsonNode>();
        try (var clerks = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = new ArrayList<java.util.concurrent.Future<JsonNode>>();
            for (int i = 0; i < 6; i++) {
                String school = i % 2 == 0 ? SCHOOL : OTHER;
                asking.add(clerks.submit(() -> {
                    together.await(10, SECONDS);
                    return rostered(school, List.of(pupil("r-" + number.substring(8), "Ann", number))).get(0);
                }));
            }
            for (var each : asking) {
                items.add(each.get());
            }
        }

        var ids = new HashSet<>(items.stream().map(it -> it.path("pupilId").asString("")).toList());
        ids.remove("");
        assertThat(ids).hasSize(1);
        assertThat(items.stream().map(it -> it.path("status").asInt())).containsOnlyOnce(201).doesNotContain(500);
    }

    /** One school knows the citizen id and the other does not: their numbers meet in one pupil, whoever was first. */
    @Test
    void schoolsThatEnterAChildAtOnceUnderDifferentNumbersEnterOnePupil() throws Exception {
        givenSchool(SCHOOL);
        givenSchool(OTHER);
        for (int round = 0; round < 30; round++) {
            String citizen = Numbers.citizenId();
            String number = round % 2 == 0 ? "J" + Numbers.citizenId() : Numbers.temporaryNumber();
            var without = List.of(pupil(unique("r"), "Ann", number));
            var with = List.of(pupil(unique("r"), "Ann", number, citizen));
            var together = new CyclicBarrier(2);
            try (var clerks = Executors.newVirtualThreadPerTaskExecutor()) {
                var one = clerks.submit(() -> {
                    together.await(10, SECONDS);
                    return rostered(SCHOOL, without).get(0);
                });
                var two = clerks.submit(() -> {
                    together.await(10, SECONDS);
                    return rostered(OTHER, with).get(0);
                });
                one.get();
                two.get();
            }

            var first = rostered(SCHOOL, without).get(0);
            var second = rostered(OTHER, with).get(0);

            assertThat(List.of(first.path("status").asInt(), second.path("status").asInt()))
                    .as(first + " " + second)
                    .containsExactlyInAnyOrder(200, 409);
            assertThat(List.of(first.path("code").asString(""), second.path("code").asString("")))
                    .contains("enrollment.on-roll-elsewhere");
        }
    }

    @Test
    void aHundredPupilsAreEnteredWellWithinASecond() {
        givenSchool(SCHOOL);
        rostered(SCHOOL, pupils(unique("warm"), 100));
        long start = System.nanoTime();

        assertThat(statuses(rostered(SCHOOL, pupils(unique("r"), 100)))).containsOnly(201);

        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_000);
    }

    @Test
    void theRollIsReadByTheSchoolsOwnPeople() {
        String school = "demo-school-2";
        givenSchool(school);
        String number = Numbers.pupilNumber();
        var entered = rostered(school, List.of(pupil(unique("r"), "李雨桐", number))).get(0);

        var found = inRoll("teacher-2", school, entered.path("pupilId").asString());

        assertThat(found.path("name").asString()).isEqualTo("李雨桐");
        assertThat(found.path("pupilNumber").asString()).contains("*").isNotEqualTo(number);
        refusal(api().get(Tokens.of("admin-1"), SCHOOLS + "/" + school + "/pupils"), 403, "out-of-scope");
        for (var user : List.of("edu-bureau", "guardian-1", "analyst", "guard-1")) {
            refusal(api().get(Tokens.of(user), SCHOOLS + "/" + school + "/pupils"), 403, "forbidden");
        }
        refusal(roster(Tokens.of("admin-1"), school, pupils("r", 1)), 403, "out-of-scope");
        refusal(roster(Tokens.of("teacher-2"), school, pupils("r", 1)), 403, "forbidden");
        refusal(roster(Tokens.of("admin-2"), school, pupils("r", 101)), 400, "validation-failed");
    }

    private JsonNode inRoll(String user, String school, String pupilId) {
        String next = SCHOOLS + "/" + school + "/pupils?limit=100";
        while (true) {
            var page = answer(api().get(Tokens.of(user), next), 200);
            var found = page.path("items")
                    .valueStream()
                    .filter(it -> it.path("pupilId").asString().equals(pupilId))
                    .findFirst();
            if (found.isPresent() || !page.has("next")) {
                return found.orElseThrow();
            }
            next = SCHOOLS + "/" + school + "/pupils?limit=100&cursor=" + page.path("next").asString();
        }
    }

    private static Map<String, Object> pupil(String rosterId, String name, String number, String citizenId) {
        return Map.of("rosterId", rosterId, "name", name, "grade", 3, "className", "2班", "pupilNumber", number,
                "citizenId", citizenId);
    }
}

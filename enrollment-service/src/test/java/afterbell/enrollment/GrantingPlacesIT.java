package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import afterbell.enrollment.place.model.Pupil;
import afterbell.enrollment.place.store.GroupSeats;
import afterbell.testing.Tokens;

/** R6, R20: an answer for each pupil, at most fifty places, the same end however often it is asked. */
class GrantingPlacesIT extends RunningEnrollment {
    private static final String TOPIC = "enrollment.place.v1";

    @Autowired
    private GroupSeats groupSeats;

    @Test
    void answersForEachPupilAndTellsOfEachPlace() {
        String group = givenGroup();
        String roster = unique("r");

        var items = granted(group, pupils(roster, 2));

        assertThat(statuses(items)).containsExactly(201, 201);
        assertThat(items.findValuesAsString("rosterId")).containsExactly(roster + "-0", roster + "-1");
        for (var pupilId : items.findValuesAsString("pupilId")) {
            var fact = published(TOPIC, pupilId, 1).getFirst();
            assertThat(fact.key()).isEqualTo(pupilId);
            assertThat(fact.header("ce_type")).isEqualTo("afterbell.enrollment.place-granted.v1");
            assertThat(fact.violations()).isEmpty();
            assertThat(fact.json().path("groupId").asString()).isEqualTo(group);
            assertThat(fact.json().path("from").asString()).isEqualTo("2021-09-01");
        }
    }

    @Test
    void askedAgainWithANewKeyItGrantsNothingNew() {
        String group = givenGroup();
        var asked = List.of(pupil(unique("r"), "Ann"));
        var first = granted(group, asked);

        var again = granted(group, asked);

        assertThat(statuses(again)).containsExactly(200);
        assertThat(again.get(0).path("pupilId")).isEqualTo(first.get(0).path("pupilId"));
        assertThat(publishedAfterASettledMoment(group, first.get(0).path("pupilId").asString())).isEqualTo(1);
    }

    @Test
    void thereIsNoFiftyFirstPlace() {
        String group = givenGroup();

        var items = granted(group, pupils(unique("r"), 51));

        assertThat(statuses(items).subList(0, 50)).containsOnly(201);
        var refused = items.get(50);
        assertThat(refused.path("status").asInt()).isEqualTo(409);
        assertThat(refused.path("code").asString()).isEqualTo("enrollment.group-full");
        assertThat(refused.path("rule").asString()).isEqualTo("R20");
        assertThat(refused.has("pupilId")).isFalse();
        assertThat(names(group)).hasSize(50);
    }

    @Test
    void aPupilHoldsAPlaceInOneGroup() {
        var asked = List.of(pupil(unique("r"), "Ann"));
        granted(givenGroup(), asked);
        String second = givenGroup();

        var refused = granted(second, asked).get(0);

        assertThat(refused.path("code").asString()).isEqualTo("enrollment.place-elsewhere");
        assertThat(refused.path("rule").asString()).isEqualTo("R6");
        assertThat(names(second)).isEmpty();
    }

    @Test
    void whatACrashLeftBetweenSeatsAndPlacesIsCompletedByAskingAgain() {
        String group = givenGroup();
        String roster = unique("r");
        var before = groupSeats.load(group, SCHOOL);
        var seated = before.state();
        for (int i = 0; i < 50; i++) {
            seated = seated.take(Pupil.idOf(SCHOOL, roster + "-" + i));
        }
        groupSeats.save(before, seated);

        assertThat(statuses(granted(group, List.of(pupil(unique("late"), "Late"))))).containsExactly(409);
        assertThat(statuses(granted(group, pupils(roster, 50)))).containsOnly(201);
        assertThat(statuses(granted(group, pupils(roster, 50)))).containsOnly(200);
        assertThat(names(group)).hasSize(50);
    }

    @Test
    void twoListsAtOnceFillTheGroupAndNoMore() throws Exception {
        String group = givenGroup();
        var lists = List.of(pupils(unique("a"), 30), pupils(unique("b"), 30));
        askAtOnce(group, lists);

        var all = lists.stream().flatMap(list -> statuses(granted(group, list)).stream()).toList();

        assertThat(all.stream().filter(status -> status < 300)).hasSize(50);
        assertThat(all.stream().filter(status -> status == 409)).hasSize(10);
        assertThat(names(group)).hasSize(50);
    }

    @Test
    void whatIsNoListOfPupilsIsRefused() {
        String group = givenGroup();
        String admin = Tokens.of("admin-1");

        refusal(grant(admin, group, List.of()), 400, "validation-failed");
        refusal(grant(admin, group, pupils(unique("r"), 101)), 400, "validation-failed");
        refusal(grant(admin, group, List.of(pupil("赵 1", "Ann"))), 400, "validation-failed");
        refusal(grant(admin, group, List.of(Map.of("rosterId", "r", "name", "Ann", "grade", 7))), 400,
                "validation-failed");
        refusal(grant(admin, group, List.of(Map.of("rosterId", "r", "name", "Ann", "grade", 3, "citizenId", "1"))),
                400, "unknown-property");
        refusal(grant(admin, unique("nobodys"), pupils(unique("r"), 1)), 404, "enrollment.group-unknown");
        assertThat(names(group)).isEmpty();
    }

    @Test
    void isTheSchoolsOwnAffair() {
        String group = givenGroup();

        refusal(grant(Tokens.of("admin-2"), group, pupils(unique("r"), 1)), 403, "out-of-scope");
        for (var user : List.of("edu-bureau", "teacher-1", "guard-1", "guardian-1")) {
            refusal(grant(Tokens.of(user), group, pupils(unique("r"), 1)), 403, "forbidden");
        }
        refusal(grant(null, group, pupils(unique("r"), 1)), 401, "unauthenticated");
    }

    private List<String> names(String group) {
        var pupils = api().get(Tokens.of("teacher-1"), "/api/enrollment/v1/groups/" + group + "/pupils");
        return answer(pupils, 200).path("items").findValuesAsString("name");
    }

    private void askAtOnce(String group, List<List<Map<String, Object>>> lists)
            throws InterruptedException, ExecutionException {
        var together = new CyclicBarrier(lists.size());
        String admin = Tokens.of("admin-1");
        try (var clerks = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = lists.stream().map(list -> clerks.submit(() -> {
                together.await(10, SECONDS);
                return grant(admin, group, list).returnResult(JsonNode.class).getStatus().value();
            })).toList();
            for (var answer : asking) {
                assertThat(answer.get()).isIn(200, 409);
            }
        }
    }

    /** A later fact of another pupil has been published by the same relay: nothing is on its way any more. */
    private int publishedAfterASettledMoment(String group, String pupilId) {
        var later = granted(group, List.of(pupil(unique("later"), "Later"))).get(0).path("pupilId").asString();
        published(TOPIC, later, 1);
        return published(TOPIC, pupilId, 1).size();
    }
}

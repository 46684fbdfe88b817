package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import afterbell.enrollment.place.HoldingPlaces;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Place;
import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.place.model.Weekdays;
import afterbell.enrollment.place.store.GroupSeats;
import afterbell.testing.Facts;
import afterbell.testing.Tokens;

/** R2, R7, R20. */
class AdmittingPupilsIT extends RunningIntake {
    @Autowired
    private GroupSeats groupSeats;
    @Autowired
    private HoldingPlaces holdingPlaces;

    @Test
    void priorityGroupsComeFirstThenTheDrawnOrderAndTheOthersWait() {
        String group = givenGroup();
        String semester = givenPlan(group);
        var pupils = givenPupils(SCHOOL, 4);
        pupils.subList(0, 3).forEach(it -> applied(SCHOOL, semester, it, Map.of()));
        String priority = applied(SCHOOL, semester, pupils.get(3), Map.of("priorityGroup", "LEFT_BEHIND"));
        answer(decide(priority, true, ""), 200);
        var order = drawn(semester, Map.of(group, 2));

        var standings = admitted(semester, Map.of(group, 2));

        assertThat(order).hasSize(4).first().isEqualTo(priority);
        assertThat(standings.path("admitted").asInt()).isEqualTo(2);
        assertThat(standings.path("waitlisted").asInt()).isEqualTo(2);
        assertThat(standings.path("items").findValuesAsString("applicationId")).containsExactlyElementsOf(order);
        assertThat(standings.at("/items/2/rank").asInt()).isEqualTo(1);
        assertThat(admitted(semester, Map.of(group, 2))).isEqualTo(standings);
        var granted = published(PLACES, pupils.get(3), 1);
        assertThat(granted).hasSize(1).allMatch(it -> it.violations().isEmpty());
        assertThat(granted.getFirst().json().path("groupId").asString()).isEqualTo(group);
        assertThat(granted.getFirst().json().path("from").asString()).isEqualTo("2021-09-01");
        assertThat(inGroup(group)).containsExactlyInAnyOrder(pupils.get(3), pupilOf(order.get(1)));
    }

    @Test
    void withoutADrawEverybodyIsAdmittedOrNobody() {
        String group = givenGroup();
        String semester = givenPlan(group);
        var pupils = givenPupils(SCHOOL, 3);
        pupils.forEach(it -> applied(SCHOOL, semester, it, Map.of()));

        var scarce = refusal(admit(Tokens.of("admin-1"), SCHOOL, semester, "2021-09-01", Map.of(group, 2)), 409,
                "enrollment.draw-needed");

        assertThat(scarce.path("rule").asString()).isEqualTo("R7");
        assertThat(inGroup(group)).isEmpty();
        assertThat(admitted(semester, Map.of(group, 3)).path("admitted").asInt()).isEqualTo(3);
        refusal(api().post(Tokens.of("admin-1"), SCHOOLS + "/" + SCHOOL + "/admissions",
                Map.of("semesterId", semester, "from", "2021-09-01")), 422, "enrollment.groups-missing");
    }

    @Test
    void aFreedSeatGoesToWhoeverWaitsFirstFromTheDayItIsFree() {
        String group = givenGroup();
        String semester = givenPlan(group);
        givenPupils(SCHOOL, 3).forEach(it -> applied(SCHOOL, semester, it, Map.of()));
        var ids = drawn(semester, Map.of(group, 1));
        admitted(semester, Map.of(group, 1));

        var withdrawn = answer(withdraw(Tokens.of("admin-1"), ids.get(0), "2021-11-01"), 200);
        answer(withdraw(Tokens.of("admin-1"), ids.get(0), "2021-11-01"), 200);

        assertThat(withdrawn.path("state").asString()).isEqualTo("ENDED");
        assertThat(withdrawn.path("endReason").asString()).isEqualTo("WITHDRAWN");
        assertThat(state(ids.get(1))).isEqualTo("ADMITTED");
        assertThat(application(ids.get(1)).path("from").asString()).isEqualTo("2021-11-01");
        assertThat(state(ids.get(2))).isEqualTo("WAITLISTED");
        var ended = published(PLACES, pupilOf(ids.get(0)), 2);
        assertThat(ended).extracting(it -> it.header("ce_type"))
                .containsExactly(
                        "afterbell.enrollment.place-granted.v1", "afterbell.enrollment.place-ended.v1");
        assertThat(ended.getLast().json().path("until").asString()).isEqualTo("2021-11-01");
        assertThat(published(PLACES, pupilOf(ids.get(1)), 1).getFirst().json().path("from").asString())
                .isEqualTo("2021-11-01");
        assertThat(Facts.about(PLACES, pupilOf(ids.get(2)))).isEmpty();
    }

    @Test
    void whoHoldsAPlaceElsewhereGivesWayToTheNextAndWaitsNoLonger() {
        String group = givenGroup();
        String semester = givenPlan(group);
        givenPupils(SCHOOL, 3).forEach(it -> applied(SCHOOL, semester, it, Map.of()));
        var ids = drawn(semester, Map.of(group, 1));
        var elsewhere = new Intake(OTHER, semester, Slot.AFTERNOON);
        holdingPlaces.grantAll(Map.of(pupilOf(ids.getFirst()),
                Place.held(elsewhere, unique("g"), LocalDate.of(2021, 9, 1), Weekdays.ALL)));

        admitted(semester, Map.of(group, 1));

        assertThat(state(ids.get(0))).isEqualTo("REFUSED");
        assertThat(application(ids.get(0)).at("/history/2/reason").asString()).isEqualTo("place-elsewhere");
        assertThat(state(ids.get(1))).isEqualTo("ADMITTED");
        assertThat(state(ids.get(2))).isEqualTo("WAITLISTED");
        assertThat(inGroup(group)).containsExactly(pupilOf(ids.get(1)));
    }

    @Test
    void whatACrashLeftBetweenSeatPlaceAndApplicationIsCompletedByAdmittingAgain() {
        String group = givenGroup();
        String semester = givenPlan(group);
        givenPupils(SCHOOL, 2).forEach(it -> applied(SCHOOL, semester, it, Map.of()));
        var ids = drawn(semester, Map.of(group, 1));
        var seats = groupSeats.load(group, new Intake(SCHOOL, semester, Slot.AFTERNOON));
        groupSeats.save(seats, seats.state().withCapacity(1).take(pupilOf(ids.get(1)), LocalDate.of(2021, 9, 1)));

        var standings = admitted(semester, Map.of(group, 1));

        assertThat(standings.path("items").findValuesAsString("applicationId")).containsExactly(ids.get(1), ids.get(0));
        assertThat(published(PLACES, pupilOf(ids.get(1)), 1)).hasSize(1);
    }

    @Test
    void threeThousandAreAdmittedAtOnceAndTheFiftyFirstOfAGroupWaits() {
        var groups = IntStream.range(0, 59).mapToObj(_ -> givenGroup()).toList();
        String semester = givenPlan(groups.toArray(String[]::new));
        for (int i = 0; i < 30; i++) {
            var body = Map.of("semesterId", semester, "noticeVersion", 1, "pupilIds", givenPupils(SCHOOL, 100));
            answer(api().post(Tokens.of("admin-1"), SCHOOLS + "/" + SCHOOL + "/applications/batch", body), 200);
        }
        var capacities = new LinkedHashMap<String, Integer>();
        groups.forEach(it -> capacities.put(it, 50));
        assertThat(drawn(semester, capacities)).hasSize(3_000);
        long start = System.nanoTime();

        var standings = admitted(semester, capacities);

        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println("3 000 applications were decided on in " + millis + " ms");
        assertThat(millis).isLessThan(30_000);
        assertThat(standings.path("admitted").asInt()).isEqualTo(2_950);
        assertThat(standings.path("waitlisted").asInt()).isEqualTo(50);
        assertThat(standings.path("items").size()).isEqualTo(1_000);
        assertThat(inGroup(groups.getFirst())).hasSize(50);
        refusal(admit(Tokens.of("admin-1"), SCHOOL, semester, "2021-09-01", Map.of(groups.getFirst(), 51)), 400,
                "validation-failed");
    }

    @Test
    void manyWithdrawAtOnceAndNobodyMovesUpTwiceOrIsForgotten() throws Exception {
        String group = givenGroup();
        String second = givenGroup();
        String semester = givenPlan(group, second);
        givenPupils(SCHOOL, 8).forEach(it -> applied(SCHOOL, semester, it, Map.of()));
        var ids = drawn(semester, Map.of(group, 2, second, 2));
        admitted(semester, Map.of(group, 2, second, 2));
        atOnce(ids.subList(0, 4));
        ids.subList(0, 4).forEach(it -> answer(withdraw(Tokens.of("admin-1"), it, "2021-11-01"), 200));

        assertThat(ids.subList(4, 8)).allSatisfy(it -> assertThat(state(it)).isEqualTo("ADMITTED"));
        for (var id : ids.subList(4, 8)) {
            assertThat(published(PLACES, pupilOf(id), 1)).hasSize(1);
        }
        assertThat(inGroup(group, "2021-11-01")).hasSize(2);
        assertThat(inGroup(second, "2021-11-01")).hasSize(2);
    }

    @Test
    void isTheSchoolsOwnAffair() {
        String group = givenGroup();
        String semester = givenPlan(group);

        refusal(admit(Tokens.of("admin-2"), SCHOOL, semester, "2021-09-01", Map.of(group, 1)), 403, "out-of-scope");
        refusal(admit(Tokens.of("teacher-1"), SCHOOL, semester, "2021-09-01", Map.of(group, 1)), 403, "forbidden");
        refusal(admit(Tokens.of("admin-1"), SCHOOL, semester, "2021-08-01", Map.of(group, 1)), 422,
                "enrollment.day-outside-semester");
        refusal(admit(Tokens.of("admin-1"), SCHOOL, semester, "2021-09-01", Map.of(unique("g"), 1)), 404,
                "enrollment.group-unknown");
        for (var user : List.of("edu-bureau", "analyst", "guard-1", "guardian-1")) {
            refusal(api().get(Tokens.of(user), "/api/enrollment/v1/groups/" + group + "/pupils"), 403, "forbidden");
        }
        refusal(api().get(Tokens.of("teacher-2"), "/api/enrollment/v1/groups/" + group + "/pupils"), 403,
                "out-of-scope");
    }

    private void atOnce(List<String> ids) throws Exception {
        var together = new CyclicBarrier(ids.size());
        String admin = Tokens.of("admin-1");
        try (var clerks = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = new ArrayList<Future<Integer>>();
            for (var id : ids) {
                asking.add(clerks.submit(() -> {
                    together.await(10, SECONDS);
                    return withdraw(admin, id, "2021-11-01").returnResult(JsonNode.class).getStatus().value();
                }));
            }
            for (var each : asking) {
                assertThat(each.get()).isIn(200, 409);
            }
        }
    }

    private List<String> inGroup(String group) {
        return inGroup(group, "2021-09-01");
    }

    private List<String> inGroup(String group, String on) {
        return answer(
                api().get(Tokens.of("teacher-1"), "/api/enrollment/v1/groups/" + group + "/pupils?on=" + on), 200)
                .path("items")
                .findValuesAsString("pupilId");
    }
}

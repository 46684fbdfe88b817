package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.testing.SeenFact;
import afterbell.testing.Tokens;

/** R31, from the roll call to the last release: a child is always in exactly one person's care. */
class OneAfternoonIT extends RunningAttendance {

    /** A group in the care of one worker while another one is there as well. */
    private record Afternoon(OwnSchool school, String wu, String li, Pupils pupils, Adults adults) {
        String register() {
            return RunningAttendance.path(pupils.groupId(), DAY);
        }

        String registerId() {
            return RunningAttendance.registerId(pupils.groupId(), DAY);
        }

        String pupil(int index) {
            return pupils.ids().get(index);
        }
    }

    private Afternoon given(int size) {
        var school = givenSchool();
        var wu = givenWorker(school.id());
        var li = givenWorker(school.id());
        var pupils = givenGroup(school.id(), size);
        var adults = givenAdults(pupils.ids());
        givenSession(school, DAY, wu, li);
        var afternoon = new Afternoon(school, wu, li, pupils, adults);
        answer(api().post(school.token(), afternoon.register() + "/roll-call", pupils.allPresent(wu)), 200);
        return afternoon;
    }

    @Test
    void theRollCallTakesPupilsIntoAWorkersCare() {
        var it = given(2);
        var called = published(REGISTERS, it.registerId(), 1).getFirst();

        assertThat(called.json().path("workerId").asString()).isEqualTo(it.wu());
        var read = answer(api().get(it.school().token(), it.register()), 200);
        assertThat(valuesOf(read.path("entries"), "workerId")).containsOnly(it.wu());
        assertThat(valuesOf(read.path("entries"), "custody")).containsOnly("IN_CARE");
        refusal(api().post(it.school().token(), it.register() + "/roll-call", it.pupils().allPresent(it.li())), 409,
                "attendance.pupils-taken-by-another");
        var other = givenGroup(it.school().id(), 1);
        refusal(api().post(it.school().token(), path(other.groupId(), DAY) + "/roll-call",
                other.allPresent(givenWorker(it.school().id()))), 409, "attendance.worker-not-signed-on");
    }

    @Test
    void aHandOverPassesThemByAnEqualHeadCountOnce() {
        var it = given(2);
        refusal(handOver(it, it.li(), it.wu(), it.pupils().ids()), 409, "attendance.care-not-held");
        var differs = refusal(handOver(it, it.wu(), it.li(), List.of(it.pupil(0), "p-0")), 409,
                "attendance.head-count-differs");
        assertThat(differs.path("rule").asString()).isEqualTo("R31");
        assertThat(differs.path("detail").asString()).contains(it.pupil(1)).contains("p-0").doesNotContain(it.pupil(0));

        var handed = answer(handOver(it, it.wu(), it.li(), it.pupils().ids()), 200);
        var again = answer(handOver(it, it.wu(), it.li(), it.pupils().ids()), 200);

        assertThat(again).isEqualTo(handed);
        assertThat(valuesOf(handed.path("entries"), "workerId")).containsOnly(it.li());
        var fact = published(REGISTERS, it.registerId(), 2).get(1);
        assertThat(fact.header("ce_type")).isEqualTo("afterbell.attendance.handed-over.v1");
        assertThat(fact.violations()).isEmpty();
        refusal(handOver(it, it.li(), givenWorker(it.school().id()), it.pupils().ids()), 409,
                "attendance.worker-not-signed-on");
        refusal(api().post(Tokens.of("admin-1"), it.register() + "/hand-over",
                handOver(it.wu(), it.li(), it.pupils().ids())), 403, "out-of-scope");
        refusal(api().post(Tokens.of("teacher-1"), it.register() + "/hand-over",
                handOver(it.wu(), it.li(), it.pupils().ids())), 403, "forbidden");
    }

    @Test
    void pupilsLeaveWithAuthorisedAdultsOnly() {
        var it = given(4);
        var items = released(it, List.of(leave(it.pupil(0), it.adults().may()), leave(it.pupil(1), "a-1"),
                leave(it.pupil(2), null), leave("p-0", it.adults().may()), leave(it.pupil(3), it.adults().mustNot())));

        assertThat(valuesOf(items, "status")).containsExactly("200", "403", "403", "409", "403");
        assertThat(valuesOf(items, "code")).containsExactly("", "attendance.adult-not-authorised",
                "attendance.may-not-leave-alone", "attendance.pupil-not-in-care", "attendance.adult-forbidden");
        assertThat(valuesOf(items, "rule")).containsExactly("", "R31", "R31", "R31", "R31");
        var facts = about(it);
        assertThat(facts).extracting(fact -> fact.header("ce_type"))
                .containsExactly("afterbell.attendance.pupils-released.v1",
                        "afterbell.attendance.forbidden-adult-came.v1");
        assertThat(facts).allSatisfy(fact -> assertThat(fact.violations()).isEmpty());
        assertThat(valuesOf(alerts(it), "kind")).containsExactly("FORBIDDEN_ADULT_CAME");
        var audit = answer(api().get(Tokens.of("edu-bureau"),
                "/api/attendance/v1/audit?subjectId=" + it.pupil(1)), 200);
        assertThat(valuesOf(audit.path("items"), "action")).containsExactly("release.refused");
    }

    @Test
    void releasedAgainInTheSameWayIsOnceAndAForbiddenAdultIsToldOnce() {
        var it = given(2);
        var leaving = List.of(leave(it.pupil(0), it.adults().may()), leave(it.pupil(1), it.adults().mustNot()));

        var first = released(it, leaving);
        var again = released(it, leaving);

        assertThat(again).isEqualTo(first);
        assertThat(answer(api().get(it.school().token(), it.register()), 200).path("version").asInt()).isEqualTo(2);
        assertThat(about(it)).hasSize(2);
        assertThat(alerts(it)).hasSize(1);
    }

    @Test
    void ofTwoGuardsAtOnceOneReleasesAndTheOtherIsTold() throws Exception {
        var it = given(6);
        var second = "a-second";
        for (var pupil : it.pupils().ids()) {
            givenPickup(pupil, 2, it.adults().may(), second);
        }
        for (var pupil : it.pupils().ids()) {
            var together = new CyclicBarrier(2);
            try (var guards = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = new ArrayList<Future<JsonNode>>();
                for (var adult : List.of(it.adults().may(), second)) {
                    Callable<JsonNode> guard = () -> {
                        together.await(10, TimeUnit.SECONDS);
                        return released(it, List.of(leave(pupil, adult))).get(0);
                    };
                    answers.add(guards.submit(guard));
                }
                var codes = List.of(answers.get(0).get().path("code").asString(""),
                        answers.get(1).get().path("code").asString(""));
                assertThat(codes).containsExactlyInAnyOrder("", "attendance.released-otherwise");
            }
        }
        assertThat(answer(api().get(it.school().token(), it.register()), 200).path("version").asInt()).isEqualTo(7);
    }

    @Test
    void guardsWhoReleaseDifferentPupilsOfAGroupAtOnceAllSucceed() throws Exception {
        var it = given(8);
        var together = new CyclicBarrier(8);
        try (var guards = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<JsonNode>>();
            for (var pupil : it.pupils().ids()) {
                answers.add(guards.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return released(it, List.of(leave(pupil, it.adults().may()))).get(0);
                }));
            }
            for (var answer : answers) {
                assertThat(answer.get().path("status").asInt()).isEqualTo(200);
            }
        }
        assertThat(answer(api().get(it.school().token(), it.register()), 200).path("inCare").asInt()).isZero();
    }

    @Test
    void whoIsNotCollectedIsToldOfOnceAtEachLevelAndTheSessionStaysOpenUntilThen() {
        var it = given(2);
        released(it, List.of(leave(it.pupil(0), it.adults().may())));
        refusal(escalate(it, "17:59"), 422, "attendance.service-not-over");
        var still = refusal(close(it), 409, "attendance.pupils-still-here");
        assertThat(still.path("rule").asString()).isEqualTo("R31");
        assertThat(still.path("detail").asString()).contains(it.pupil(1)).doesNotContain(it.pupil(0));

        for (var time : List.of("18:00", "18:14", "18:20", "18:20")) {
            var here = answer(escalate(it, time), 200).path("pupils");
            assertThat(valuesOf(here, "pupilId")).containsExactly(it.pupil(1));
            assertThat(valuesOf(here, "workerId")).containsExactly(it.wu());
        }
        assertThat(valuesOf(alerts(it), "kind")).containsExactly("PUPIL_NOT_COLLECTED", "PUPIL_NOT_COLLECTED");
        assertThat(valuesOf(alerts(it), "level")).containsExactly("1", "2");
        assertThat(alerts(it).get(0).has("until")).isFalse();
        assertThat(about(it)).extracting(fact -> fact.header("ce_type"))
                .containsExactly("afterbell.attendance.pupils-released.v1",
                        "afterbell.attendance.pupil-not-collected.v1",
                        "afterbell.attendance.pupil-not-collected.v1");
        refusal(api().post(Tokens.of("guard-1"), it.school().session(DAY) + "/escalations",
                Map.of("at", at(DAY, "18:00"))), 403, "out-of-scope");
        released(it, List.of(leave(it.pupil(1), it.adults().may())));
        assertThat(answer(escalate(it, "18:40"), 200).path("pupils")).isEmpty();
        assertThat(valuesOf(alerts(it), "until")).containsExactly("2021-09-13T09:20:00Z", "2021-09-13T09:20:00Z");
        var closed = answer(close(it), 200);
        assertThat(closed.path("state").asString()).isEqualTo("CLOSED");
        assertThat(closed.path("closing").path("released").asInt()).isEqualTo(2);
        assertThat(answer(close(it), 200)).isEqualTo(closed);
    }

    @Test
    void workersLeaveWithTheirMinutesOnceTheChildrenAreElsewhere() {
        var it = given(1);
        var both = List.of(Map.of("workerId", it.wu(), "at", at(DAY, "18:10")),
                Map.of("workerId", it.li(), "at", at(DAY, "17:00")));
        var items = answer(signOff(it, both), 200).path("items");
        assertThat(valuesOf(items, "code")).containsExactly("attendance.children-in-care", "");
        assertThat(items.get(1).path("minutes").asInt()).isEqualTo(70);
        released(it, List.of(leave(it.pupil(0), it.adults().may())));
        answer(close(it), 200);

        for (int twice = 0; twice < 2; twice++) {
            var after = answer(signOff(it, both), 200).path("items");
            assertThat(valuesOf(after, "minutes")).containsExactly("130", "70");
        }
        var published = published("attendance.duty.v1", it.school().id() + ":" + DAY + ":AFTERNOON", 2);
        assertThat(published).extracting(SeenFact::key).containsExactlyInAnyOrder(it.li(), it.wu());
        assertThat(published).allSatisfy(fact -> assertThat(fact.violations()).isEmpty());
        refusal(api().post(Tokens.of("teacher-1"), it.school().session(DAY) + "/sign-offs", Map.of("signOffs", both)),
                403, "out-of-scope");
    }

    @Test
    void aGroupThatWasNotCalledKeepsTheSessionOpen() {
        var it = given(1);
        released(it, List.of(leave(it.pupil(0), it.adults().may())));
        var forgotten = givenGroup(it.school().id(), 1);

        var still = refusal(close(it), 409, "attendance.pupils-still-here");

        assertThat(still.path("detail").asString()).contains(forgotten.ids().getFirst());
    }

    @Test
    void aClosedSessionIsNeitherCalledNorCorrectedByTheSchoolAloneOnceTheDayIsOver() {
        var it = given(1);
        released(it, List.of(leave(it.pupil(0), it.adults().may())));
        answer(close(it), 200);
        var late = givenGroup(it.school().id(), 1);

        refusal(api().post(it.school().token(), path(late.groupId(), DAY) + "/roll-call", late.allPresent()), 409,
                "attendance.session-not-open");
        refusal(api().post(it.school().token(), it.school().session(DAY) + "/sign-ons",
                Map.of("workerId", givenWorker(it.school().id()), "at", at(DAY, "17:00"))), 409,
                "attendance.session-not-open");
        refusal(api().post(it.school().token(), it.register() + "/roll-call",
                because(it.pupils().marked("ABSENT_LEAVE")), "If-Match", "\"2\""), 409, "attendance.approval-needed");
    }

    @Test
    void theChainTellsWhoHadTheChildWhen() {
        var it = given(1);
        answer(handOver(it, it.wu(), it.li(), it.pupils().ids()), 200);
        released(it, List.of(leave(it.pupil(0), it.adults().may())));
        String chain = "/api/attendance/v1/pupils/" + it.pupil(0) + "/custody?date=" + DAY;

        var slot = answer(api().get(it.school().token(), chain), 200).path("slots").get(0);

        assertThat(valuesOf(slot.path("care"), "workerId")).containsExactly(it.wu(), it.li());
        assertThat(valuesOf(slot.path("care"), "until")).containsExactly("2021-09-13T08:50:00Z",
                "2021-09-13T09:20:00Z");
        assertThat(slot.path("release").path("adultId").asString()).isEqualTo(it.adults().may());
        refusal(api().get(Tokens.of("teacher-1"), chain), 403, "out-of-scope");
        refusal(api().get(Tokens.of("edu-bureau"), chain), 403, "forbidden");
        refusal(api().get(it.school().token(), chain.replace(it.pupil(0), unique("p"))), 404,
                "attendance.pupil-unknown");
        var audit = answer(api().get(Tokens.of("edu-bureau"),
                "/api/attendance/v1/audit?subjectId=" + it.pupil(0)), 200);
        assertThat(valuesOf(audit.path("items"), "action")).containsExactly("pupil.custody");
    }

    @Test
    void releasesOfAnotherSchoolOrOfNoRollAreRefused() {
        var it = given(1);
        var body = Map.of("releases", List.of(leave(it.pupil(0), it.adults().may())));

        refusal(api().post(Tokens.of("guard-1"), it.register() + "/releases", body), 403, "out-of-scope");
        refusal(api().post(Tokens.of("guardian-1"), it.register() + "/releases", body), 403, "forbidden");
        refusal(api().post(it.school().token(), path(it.pupils().groupId(), DAY.plusDays(1)) + "/releases", body), 404,
                "attendance.roll-not-called");
        refusal(api().post(it.school().token(), it.register() + "/releases", Map.of("releases", List.of())), 400,
                "validation-failed");
    }

    private static Map<String, Object> leave(String pupil, @Nullable String adult) {
        Map<String, Object> alone = Map.of("pupilId", pupil, "at", at(DAY, "17:20"));
        return adult == null ? alone : with(alone, "adultId", adult);
    }

    private JsonNode released(Afternoon it, List<Map<String, Object>> leaving) {
        return answer(api().post(it.school().token(), it.register() + "/releases", Map.of("releases", leaving)), 200)
                .path("items");
    }

    private ResponseSpec handOver(Afternoon it, String from, String to, List<String> pupilIds) {
        return api().post(it.school().token(), it.register() + "/hand-over", handOver(from, to, pupilIds));
    }

    private static Map<String, Object> handOver(String from, String to, List<String> pupilIds) {
        return Map.of("fromWorkerId", from, "toWorkerId", to, "at", at(DAY, "16:50"), "given", pupilIds,
                "received", pupilIds);
    }

    private ResponseSpec escalate(Afternoon it, String time) {
        return api().post(it.school().token(), it.school().session(DAY) + "/escalations", Map.of("at", at(DAY, time)));
    }

    private ResponseSpec close(Afternoon it) {
        return api().post(it.school().token(), it.school().session(DAY) + "/close", Map.of("at", at(DAY, "18:45")));
    }

    private ResponseSpec signOff(Afternoon it, List<Map<String, String>> signOffs) {
        return api().post(it.school().token(), it.school().session(DAY) + "/sign-offs", Map.of("signOffs", signOffs));
    }

    private JsonNode alerts(Afternoon it) {
        return answer(api().get(it.school().token(), it.school().path() + "/alerts?from=" + DAY + "&to=" + DAY), 200)
                .path("items");
    }

    /** Facts of the register since the roll call, of both topics, in their order. */
    private static List<SeenFact> about(Afternoon it) {
        var facts = new ArrayList<SeenFact>();
        facts.addAll(published(REGISTERS, it.registerId(), 2));
        facts.addAll(published("attendance.safety.v1", it.registerId(), 1));
        return facts.stream().filter(fact -> !fact.header("ce_sequence").equals("1")).toList();
    }
}

package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Facts;
import afterbell.testing.SeenFact;
import afterbell.testing.Tokens;

/** R31: pupils who come one by one, the roll that settles the others, and who is missing. */
class CheckingInIT extends RunningAttendance {
    /** A group whose pupils are about to come; wu takes the first, li is there as well. */
    private record Arrivals(OwnSchool school, String wu, String li, Pupils pupils) {
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

    private Arrivals given(int size) {
        var school = givenSchool();
        var wu = givenWorker(school.id());
        var li = givenWorker(school.id());
        var pupils = givenGroup(school.id(), size);
        givenSession(school, DAY, wu, li);
        return new Arrivals(school, wu, li, pupils);
    }

    @Test
    void theRegisterFillsAsPupilsComeAndTheRollSettlesTheOthers() {
        var it = given(3);
        refusal(api().get(it.school().token(), it.register()), 404, "attendance.roll-not-called");

        var items = checkIn(it, List.of(card(it.pupil(0), "15:46", it.wu()), card("p-0", "15:46", it.wu()),
                card(it.pupil(1), "15:46", "w-0")));
        assertThat(valuesOf(items, "status")).containsExactly("200", "422", "409");
        assertThat(valuesOf(items, "code")).containsExactly("", "attendance.pupil-without-place",
                "attendance.worker-not-signed-on");
        assertThat(checkIn(it, List.of(card(it.pupil(0), "15:46", it.wu()))).get(0)).isEqualTo(items.get(0));

        var arriving = answer(api().get(it.school().token(), it.register()), 200);
        assertThat(arriving.has("roll")).isFalse();
        assertThat(arriving.path("expected").valueStream().map(JsonNode::asString)).containsExactly(it.pupil(1),
                it.pupil(2));
        assertThat(arriving.path("entries").get(0).path("checkIn").path("way").asString()).isEqualTo("CARD");
        var still = refusal(api().post(it.school().token(), it.school().session(DAY) + "/close",
                Map.of("at", at(DAY, "18:05"))), 409, "attendance.pupils-still-here");
        assertThat(still.path("detail").asString()).contains(it.pupils().ids());

        var marks = List.of(mark(it.pupil(1), "PRESENT"), mark(it.pupil(2), "ABSENT_UNEXPLAINED"));
        var called = answer(api().post(it.school().token(), it.register() + "/roll-call",
                with(with(roll(marks), "workerId", it.li()), "at", at(DAY, "16:00"))), 200);
        assertThat(called.has("expected")).isFalse();
        assertThat(valuesOf(called.path("entries"), "workerId")).containsExactly(it.wu(), it.li(), "");
        assertThat(published(REGISTERS, it.registerId(), 2)).extracting(fact -> fact.header("ce_type"))
                .containsExactly("afterbell.attendance.pupils-checked-in.v1", "afterbell.attendance.roll-called.v1");
        assertThat(published(REGISTERS, it.registerId(), 2)).allSatisfy(
                fact -> assertThat(fact.violations()).isEmpty());
    }

    @Test
    void whoIsMissingIsToldWithTheRollAndUntilWhen() {
        var it = given(2);
        checkIn(it, List.of(card(it.pupil(0), "15:46", it.wu())));
        answer(api().post(it.school().token(), it.register() + "/roll-call",
                with(roll(List.of(mark(it.pupil(1), "ABSENT_UNEXPLAINED"))), "at", at(DAY, "16:00"))), 200);
        assertThat(alert(it).path("kind").asString()).isEqualTo("PUPIL_ABSENT_UNEXPLAINED");
        assertThat(alert(it).has("until")).isFalse();

        checkIn(it, List.of(card(it.pupil(1), "16:10", it.wu())));

        assertThat(alert(it).path("until").asString()).isEqualTo("2021-09-13T08:10:00Z");
        var told = published("attendance.safety.v1", it.registerId(), 2);
        assertThat(told).extracting(fact -> fact.header("ce_type"))
                .containsExactly("afterbell.attendance.pupil-absent-unexplained.v1",
                        "afterbell.attendance.absence-explained.v1");
        assertThat(told).allSatisfy(fact -> assertThat(fact.violations()).isEmpty());
    }

    @Test
    void aRollThatSaysAbsentOfWhoCheckedInNamesTheChild() {
        var it = given(2);
        checkIn(it, List.of(card(it.pupil(0), "15:46", it.wu())));
        var roll = it.pupils().marked("ABSENT_UNEXPLAINED");

        var refused = refusal(api().post(it.school().token(), it.register() + "/roll-call", roll), 409,
                "attendance.checked-in-said-absent");
        assertThat(refused.path("detail").asString()).contains(it.pupil(0)).doesNotContain(it.pupil(1));

        var called = answer(api().post(it.school().token(), it.register() + "/roll-call", because(roll)), 200);
        assertThat(called.path("present").asInt()).isZero();
        assertThat(called.path("originals").get(0).path("pupilId").asString()).isEqualTo(it.pupil(0));
    }

    @Test
    void pupilsWhoComeAtOnceByAllGatesAreAllThereWhenTheRollIsCalledMeanwhile() throws Exception {
        var it = given(8);
        var together = new CyclicBarrier(8);
        try (var gates = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<JsonNode>>();
            for (var pupil : it.pupils().ids().subList(1, 8)) {
                answers.add(gates.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return checkIn(it, List.of(card(pupil, "15:46", it.wu()))).get(0);
                }));
            }
            var teacher = gates.submit(() -> {
                together.await(10, TimeUnit.SECONDS);
                return answer(api().post(it.school().token(), it.register() + "/roll-call",
                        it.pupils().allPresent(it.li())), 200);
            });
            for (var answer : answers) {
                assertThat(answer.get().path("status").asInt()).isEqualTo(200);
            }
            teacher.get();
        }
        var register = answer(api().get(it.school().token(), it.register()), 200);
        assertThat(register.path("inCare").asInt()).isEqualTo(8);
        await().atMost(15, TimeUnit.SECONDS)
                .until(() -> Facts.about(REGISTERS, it.registerId())
                        .stream()
                        .filter(fact -> fact.header("ce_type").equals("afterbell.attendance.roll-called.v1"))
                        .count() == 1);
    }

    @Test
    void theChainBeginsWhenThePupilCame() {
        var it = given(1);
        checkIn(it, List.of(card(it.pupil(0), "15:46", it.wu())));

        var slot = answer(api().get(it.school().token(),
                "/api/attendance/v1/pupils/" + it.pupil(0) + "/custody?date=" + DAY), 200).path("slots").get(0);

        assertThat(slot.path("care").get(0).path("workerId").asString()).isEqualTo(it.wu());
        assertThat(slot.path("care").get(0).path("from").asString()).isEqualTo("2021-09-13T07:46:00Z");
        assertThat(slot.path("checkIn").path("way").asString()).isEqualTo("CARD");
    }

    @Test
    void onlyWhoWorksThereChecksIn() {
        var it = given(1);
        var body = Map.of("checkIns", List.of(card(it.pupil(0), "15:46", it.wu())));

        refusal(api().post(Tokens.of("guard-1"), it.register() + "/check-ins", body), 403, "out-of-scope");
        refusal(api().post(Tokens.of("guardian-1"), it.register() + "/check-ins", body), 403, "forbidden");
        refusal(api().post(it.school().token(), path(it.pupils().groupId(), DAY.plusDays(1)) + "/check-ins", body), 409,
                "attendance.session-not-open");
        refusal(api().post(it.school().token(), it.register() + "/check-ins", Map.of("checkIns", List.of())), 400,
                "validation-failed");
    }

    private static Map<String, String> card(String pupil, String time, String worker) {
        return Map.of("pupilId", pupil, "at", at(DAY, time), "way", "CARD", "workerId", worker);
    }

    private JsonNode checkIn(Arrivals it, List<Map<String, String>> checkIns) {
        return answer(api().post(it.school().token(), it.register() + "/check-ins", Map.of("checkIns", checkIns)), 200)
                .path("items");
    }

    private JsonNode alert(Arrivals it) {
        return answer(api().get(it.school().token(), it.school().path() + "/alerts?from=" + DAY + "&to=" + DAY), 200)
                .path("items")
                .get(0);
    }
}

package afterbell.staffing;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.exchange.model.Exchange;
import afterbell.staffing.exchange.store.Exchanges;
import afterbell.staffing.leave.model.StaffLeave;
import afterbell.staffing.leave.store.StaffLeaves;
import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Rota;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.rota.model.RotaId;
import afterbell.staffing.rota.store.Rotas;
import afterbell.testing.Tokens;

/** R19, R20. */
class PlanningRotasIT extends RunningStaffing {
    @Autowired
    private Rotas rotas;
    @Autowired
    private Exchanges exchanges;
    @Autowired
    private StaffLeaves leaves;

    @Test
    void aWeekIsFilledFromItsTemplateAndFillingAgainChangesNothing() {
        String school = newSchool();
        givenSeptember(school);
        givenPupils(school, 51);
        String one = givenCleared(school);
        String reserve = givenCleared(school);
        String uncleared = givenWorker("VOLUNTEER", school);
        var entries = List.of(entry("MONDAY", school + "-g0", List.of(one), List.of()),
                entry("MONDAY", school + "-g1", List.of(uncleared), List.of(one, reserve)));
        String path = STAFFING + "/schools/" + school + "/rota-templates/autumn";
        var template = Map.of("from", "2021-09-01", "until", "2021-12-31", "entries", entries);

        api().put(admin(), path, template).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"1\"");
        api().put(admin(), path, template).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"1\"");
        var changed = Map.of("from", "2021-09-01", "until", "2021-12-30", "entries", entries);
        refusal(api().put(admin(), path, changed), 428, "version-required");
        api().put(admin(), path, changed, "If-Match", "\"1\"").expectStatus().isOk();
        var filled = generate(school, "2021-W36");
        var again = generate(school, "2021-W36");

        assertThat(filled.path("items").valueStream().map(it -> it.path("added").size())).containsExactly(1, 1);
        assertThat(filled.at("/items/1/passed").toString()).isEqualTo("""
            [{"workerId":"%s","code":"staffing.worker-not-cleared","rule":"R24"},\
            {"workerId":"%s","code":"staffing.double-duty","rule":"R20"}]""".formatted(uncleared, one));
        assertThat(filled.at("/coverage/0/short").asBoolean()).isFalse();
        assertThat(again.path("items").valueStream().map(it -> it.path("added").size())).containsExactly(0, 0);
        assertThat(again.at("/items/1/dutyIds/0").asString()).isEqualTo(reserve + ":2021-09-06:AFTERNOON");
        refusal(api().post(admin(), STAFFING + "/schools/" + school + "/rota-weeks/2021-W54/generation", Map.of()),
                404, "staffing.week-unknown");
    }

    @Test
    void aSchoolWeekOfFiftyGroupsIsOneFilling() {
        String school = newSchool();
        givenSeptember(school);
        var people = IntStream.range(0, 60).mapToObj(_ -> person(newCitizenId(), "李老师", "SCHOOL_STAFF")).toList();
        var workers = answer(join(admin(), school, people), 200).path("items")
                .valueStream()
                .map(it -> it.path("workerId").asString())
                .toList();
        workers.forEach(worker -> answer(check(admin(), worker, CHECKED, "CLEAR", "ref-1"), 200));
        var entries = Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")
                .flatMap(day -> IntStream.range(0, 50)
                        .mapToObj(i -> entry(day, "g-" + i, List.of(workers.get(i)), workers.subList(50, 60))))
                .toList();
        answer(api().put(admin(), STAFFING + "/schools/" + school + "/rota-templates/all", Map.of("from", "2021-09-01",
                "until", "2021-12-31", "entries", entries)), 200);

        var filled = generate(school, "2021-W36");

        assertThat(filled.path("items").valueStream().mapToInt(it -> it.path("added").size()).sum()).isEqualTo(250);
        var hours = answer(api().get(admin(), STAFFING + "/schools/" + school + "/planned-hours?month=2021-09"), 200);
        assertThat(hours.path("items").size()).isEqualTo(50);
        assertThat(hours.at("/items/0").path("classHours").asInt()).isEqualTo(10);
    }

    @Test
    void aSubstituteTakesTheDutyAndRepeatingChangesNothing() {
        String school = newSchool();
        givenSeptember(school);
        String ill = givenCleared(school);
        String substitute = givenCleared(school);
        String busy = givenCleared(school);
        assigned(school, List.of(duty(ill, DAY, "AFTERNOON"), duty(busy, DAY, "AFTERNOON")));

        refusal(substitute(ill, busy), 409, "staffing.double-duty");
        refusal(substitute(ill, ill), 422, "staffing.nothing-to-exchange");
        refusal(substitute(ill, "nobody"), 404, "staffing.worker-unknown");
        var first = answer(substitute(ill, substitute), 200);
        var again = answer(substitute(ill, substitute), 200);

        assertThat(first.at("/items/0/dutyId").asString()).isEqualTo(substitute + ":2021-09-06:AFTERNOON");
        assertThat(again).isEqualTo(first);
        assertThat(dutiesOf(school)).containsExactlyInAnyOrder(substitute + ":2021-09-06:AFTERNOON",
                busy + ":2021-09-06:AFTERNOON");
        var removed = published(ROTA, ill + ":2021-W36", "duty-removed").getFirst();
        assertThat(removed.violations()).isEmpty();
        assertThat(removed.json().path("cause").asString()).isEqualTo("SUBSTITUTED");
        refusal(substitute(ill, busy), 404, "staffing.duty-unknown");
        refusal(api().post(Tokens.of("admin-2"), STAFFING + "/duties/" + substitute
                + ":2021-09-06:AFTERNOON/substitution", Map.of("workerId", ill, "reason", "LEAVE")), 403,
                "out-of-scope");
    }

    @Test
    void aSubstituteMayGiveTheDutyBackAndTakeItOnceMore() {
        String school = newSchool();
        givenSeptember(school);
        String one = givenCleared(school);
        String other = givenCleared(school);
        assigned(school, List.of(duty(one, DAY, "AFTERNOON")));

        answer(substitute(one, other), 200);
        answer(substitute(other, one), 200);
        assertThat(dutiesOf(school)).containsExactly(one + ":2021-09-06:AFTERNOON");
        answer(substitute(one, other), 200);
        assertThat(dutiesOf(school)).containsExactly(other + ":2021-09-06:AFTERNOON");
    }

    @Test
    void twoSwapTheirDaysInDifferentWeeks() {
        String school = newSchool();
        givenSeptember(school);
        String one = givenCleared(school);
        String other = givenCleared(school);
        var later = DAY.plusDays(8);
        assigned(school, List.of(duty(one, DAY, "AFTERNOON"), duty(other, later, "AFTERNOON")));

        var swapped = answer(swap(one + ":" + DAY + ":AFTERNOON", other + ":" + later + ":AFTERNOON"), 200);
        answer(swap(one + ":" + DAY + ":AFTERNOON", other + ":" + later + ":AFTERNOON"), 200);

        assertThat(swapped.path("items").size()).isEqualTo(2);
        assertThat(dutiesOf(school)).containsExactlyInAnyOrder(other + ":" + DAY + ":AFTERNOON",
                one + ":" + later + ":AFTERNOON");
    }

    @Test
    void aSwapIsBothOrNone() {
        String school = newSchool();
        givenSeptember(school);
        String one = givenCleared(school);
        String other = givenCleared(school);
        var later = DAY.plusDays(8);
        assigned(school, List.of(duty(one, DAY, "AFTERNOON"), duty(other, DAY, "AFTERNOON"),
                duty(other, later, "AFTERNOON")));

        refusal(swap(one + ":" + DAY + ":AFTERNOON", other + ":" + later + ":AFTERNOON"), 409, "staffing.double-duty");

        assertThat(dutiesOf(school)).containsExactlyInAnyOrder(one + ":" + DAY + ":AFTERNOON",
                other + ":" + DAY + ":AFTERNOON", other + ":" + later + ":AFTERNOON");
    }

    @Test
    void whatACrashHasLeftOfASubstitutionIsFinished() {
        String school = newSchool();
        givenSeptember(school);
        String one = givenCleared(school);
        String other = givenCleared(school);
        assigned(school, List.of(duty(one, DAY, "AFTERNOON")));
        var duty = new Duty(new Duty.Key(one, DAY, Slot.AFTERNOON), school, null);
        var begun = Exchange.prepare(unique("x"), school, List.of(new Exchange.Move(duty, other)), 1);
        exchanges.save(Versioned.fresh(begun.exchangeId(), begun), begun);
        var rota = rotas.load(RotaId.of(duty.key()));
        rotas.save(rota, ((Rota.Giving.Promised) rota.state().promise(duty.key(), begun.run())).rota(),
                Reason.ROTA_CHANGED);

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(dutiesOf(school)).containsExactly(other + ":" + DAY + ":AFTERNOON"));
    }

    @Test
    void leaveOfWeeksTakesDutiesAwayUntilItIsCancelled() {
        String school = newSchool();
        givenSeptember(school);
        String worker = givenCleared(school);
        var later = DAY.plusDays(8);
        var duties = List.of(duty(worker, DAY, "AFTERNOON"), duty(worker, later, "AFTERNOON"),
                duty(worker, later.plusDays(1), "AFTERNOON"));
        assigned(school, duties);

        var leave = answer(api().post(admin(), STAFFING + "/schools/" + school + "/staff-leaves",
                Map.of("workerId", worker, "from", DAY, "until", later)), 200);
        assertThat(dutiesOf(school)).containsExactly(worker + ":" + later.plusDays(1) + ":AFTERNOON");
        assertThat(assigned(school, duties).path("items").valueStream().map(it -> it.path("code").asString("")))
                .containsExactly("staffing.worker-on-leave", "staffing.worker-on-leave", "");
        String path = STAFFING + "/staff-leaves/" + leave.path("leaveId").asString();
        delete(admin(), path).expectStatus().isNoContent();
        delete(admin(), path).expectStatus().isNoContent();
        assertThat(statuses(assigned(school, duties).path("items"))).containsExactly(201, 201, 200);
        refusal(api().post(admin(), STAFFING + "/schools/" + school + "/staff-leaves",
                Map.of("workerId", worker, "from", DAY, "until", DAY.minusDays(1))), 422, "staffing.leave-too-long");
    }

    @Test
    void aLeaveThatACrashHasLeftReachesTheRota() {
        String school = newSchool();
        givenSeptember(school);
        String worker = givenCleared(school);
        assigned(school, List.of(duty(worker, DAY, "AFTERNOON")));
        var leave = StaffLeave.granted(worker, school, DAY, DAY);
        leaves.save(Versioned.fresh(leave.leaveId(), leave), leave, true);

        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(dutiesOf(school)).isEmpty());
    }

    @Test
    void aGroupOfAnotherSchoolAndTooManyHoursAreRefused() {
        String school = newSchool();
        givenSeptember(school);
        givenPupils(school, 1);
        String worker = givenCleared(school);
        var elsewhere = new HashMap<>(duty(worker, DAY, "AFTERNOON"));
        elsewhere.put("groupId", "another-group");
        var tooLong = new HashMap<>(duty(worker, DAY, "AFTERNOON"));
        tooLong.put("classHours", 3);

        var items = assigned(school, List.of(elsewhere, tooLong)).path("items");

        assertThat(items.valueStream().map(it -> it.path("code").asString())).containsExactly("staffing.group-unknown",
                "staffing.too-many-hours");
    }

    @Test
    void theSchoolIsToldWhichDutiesEndedWithAClearance() {
        String school = newSchool();
        givenSeptember(school);
        String worker = givenCleared(school);
        assigned(school, List.of(duty(worker, DAY, "AFTERNOON")));
        answer(check(admin(), worker, DAY, "ADVERSE", "ref-2"), 200);

        var alerts = answer(api().get(admin(), STAFFING + "/schools/" + school
                + "/staff-alerts?from=2021-09-01&to=2021-09-30"), 200);

        assertThat(alerts.at("/lostDuties/0/reason").asString()).isEqualTo("BARRED");
        assertThat(alerts.at("/lostDuties/0/duty/dutyId").asString()).isEqualTo(worker + ":2021-09-06:AFTERNOON");
        refusal(api().get(Tokens.of("teacher-1"), STAFFING + "/schools/" + school + "/staff-alerts"), 403, "forbidden");
    }

    private JsonNode generate(String school, String week) {
        return answer(api().post(admin(), STAFFING + "/schools/" + school + "/rota-weeks/" + week + "/generation",
                Map.of()), 200);
    }

    private static Map<String, Object> entry(String weekday, String group, List<String> workers,
            List<String> reserves) {
        return Map.of("weekday", weekday, "slot", "AFTERNOON", "groupId", group, "workerIds", workers, "reserves",
                reserves);
    }

    private ResponseSpec substitute(String giver,
            String taker) {
        return api().post(admin(), STAFFING + "/duties/" + giver + ":2021-09-06:AFTERNOON/substitution",
                Map.of("workerId", taker, "reason", "LEAVE"));
    }

    private ResponseSpec swap(String one, String other) {
        return api().post(admin(), STAFFING + "/duties/" + one + "/swap", Map.of("with", other, "reason", "OTHER"));
    }
}

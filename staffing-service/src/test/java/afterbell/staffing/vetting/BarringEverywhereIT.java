package afterbell.staffing.vetting;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import afterbell.staffing.RunningStaffing;
import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Rota;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.rota.model.RotaId;
import afterbell.staffing.rota.store.Rotas;
import afterbell.staffing.worker.store.LossReason;
import afterbell.staffing.worker.store.WorkerFile.Loss;
import afterbell.staffing.worker.store.Workers;
import afterbell.testing.Facts;
import afterbell.testing.SeenFact;
import afterbell.testing.Tokens;

/** R25: whoever has an adverse record is barred everywhere in the city at once. */
class BarringEverywhereIT extends RunningStaffing {
    private static final LocalDate BARRED = DAY.plusDays(2);

    @Autowired
    private Workers workers;
    @Autowired
    private Rotas rotas;
    @Autowired
    private FinishingLosses finishingLosses;

    @Test
    void dutiesInAllSchoolsGoFromThatDayOnAndNoSchoolCanTakeThePersonIn() {
        String one = newSchool();
        String other = newSchool();
        givenSeptember(one);
        givenSeptember(other);
        String citizen = newCitizenId();
        String worker = givenPerson(citizen, "SCHOOL_STAFF", one, other);
        answer(check(admin(), worker, CHECKED, "CLEAR", "ref-1"), 200);
        assigned(one, List.of(duty(worker, DAY, "AFTERNOON"), duty(worker, BARRED, "AFTERNOON"),
                duty(worker, DAY.plusDays(14), "AFTERNOON")));
        assigned(other, List.of(duty(worker, BARRED, "NOON"), duty(worker, DAY.plusDays(7), "AFTERNOON")));

        var answer = answer(check(admin(), worker, BARRED, "ADVERSE", "ref-2"), 200);

        assertThat(answer.path("standing").asString()).isEqualTo("BARRED");
        var told = published(WORKERS, worker, "worker-barred").getFirst();
        assertThat(told.violations()).isEmpty();
        assertThat(told.json().at("/worker/clearedUntil").asString()).isEqualTo(DAY.plusDays(1).toString());
        assertThat(dutiesOf(one)).containsExactly(worker + ":2021-09-06:AFTERNOON");
        assertThat(dutiesOf(other)).isEmpty();
        var removed = await().atMost(20, SECONDS).until(() -> removedDuties(worker), it -> it.size() == 4);
        assertThat(removed).containsExactlyInAnyOrder(one + "/2021-09-08", one + "/2021-09-20", other + "/2021-09-08",
                other + "/2021-09-13");

        var items = assigned(one, List.of(duty(worker, DAY.plusDays(15), "AFTERNOON"))).path("items");
        assertThat(items.get(0).path("status").asInt()).isEqualTo(409);
        assertThat(items.get(0).path("code").asString()).isEqualTo("staffing.worker-not-cleared");
        assertThat(items.get(0).path("rule").asString()).isEqualTo("R25");
        for (var school : List.of(newSchool(), one)) {
            var joined = answer(join(admin(), school, List.of(person(citizen, "李老师", "SCHOOL_STAFF"))), 200);
            assertThat(joined.at("/items/0/status").asInt()).isEqualTo(409);
            assertThat(joined.at("/items/0/code").asString()).isEqualTo("staffing.worker-barred");
            assertThat(joined.at("/items/0/rule").asString()).isEqualTo("R25");
        }
        var problem = refusal(check(admin(), worker, DAY.plusDays(20), "CLEAR", "ref-3"), 409,
                "staffing.worker-barred");
        assertThat(problem.path("rule").asString()).isEqualTo("R25");
    }

    @Test
    void repeatedItChangesNothing() {
        String school = newSchool();
        String worker = givenCleared(school);
        var once = answer(check(admin(), worker, BARRED, "ADVERSE", "ref-2"), 200);

        assertThat(answer(check(admin(), worker, BARRED, "ADVERSE", "ref-2"), 200)).isEqualTo(once);
        published(WORKERS, worker, "worker-barred");
        assertThat(published(WORKERS, worker, "worker-barred")).hasSize(1);
    }

    @Test
    void aBarForTheWrongPersonIsLiftedByTheBureauAloneAndWhatWasKnownBeforeHoldsAgain() {
        String school = newSchool();
        givenSeptember(school);
        String citizen = newCitizenId();
        String worker = givenPerson(citizen, "SCHOOL_STAFF", school);
        answer(check(admin(), worker, CHECKED, "CLEAR", "ref-1"), 200);
        assigned(school, List.of(duty(worker, BARRED, "AFTERNOON")));
        var lifting = Map.of("on", BARRED.plusDays(2), "reason", "查询结果属于同名他人");
        String bureau = Tokens.of("edu-bureau");
        refusal(step(bureau, worker, "bar/lift", lifting), 409, "staffing.not-barred");
        answer(check(admin(), worker, BARRED, "ADVERSE", "ref-2"), 200);

        refusal(step(admin(), worker, "bar/lift", lifting), 403, "forbidden");
        refusal(step(bureau, worker, "bar/lift", Map.of("on", BARRED.minusDays(1), "reason", "同名")), 422,
                "staffing.gate-out-of-order");
        var lifted = answer(step(bureau, worker, "bar/lift", lifting), 200);

        assertThat(lifted.path("standing").asString()).isEqualTo("CLEARED");
        assertThat(lifted.path("clearedUntil").asString()).isEqualTo("2022-08-16");
        assertThat(answer(step(bureau, worker, "bar/lift", lifting), 200)).isEqualTo(lifted);
        await().atMost(20, SECONDS)
                .until(() -> Facts.about(WORKERS, worker).stream().map(it -> it.header("ce_type")).toList(),
                        it -> it.lastIndexOf("afterbell.staffing.worker-cleared.v1") > it
                                .indexOf("afterbell.staffing.worker-barred.v1"));
        assertThat(dutiesOf(school)).as("duties do not come back").isEmpty();
        assertThat(statuses(assigned(school, List.of(duty(worker, BARRED, "AFTERNOON"))).path("items")))
                .containsExactly(201);
        var audit = answer(api().get(bureau, STAFFING + "/audit?subjectId=" + worker), 200).toString();
        assertThat(audit).contains("worker.bar-lifted").doesNotContain("同名");
    }

    @Test
    void liftingTheBarOfSomebodyNeverClearedIsToldToo() {
        String worker = givenWorker("EXTERNAL_TEACHER", newSchool());
        answer(check(admin(), worker, BARRED, "ADVERSE", "ref-1"), 200);

        answer(step(Tokens.of("edu-bureau"), worker, "bar/lift", Map.of("on", BARRED, "reason", "录错人员")), 200);

        var told = published(WORKERS, worker, 2);
        assertThat(told.getLast().header("ce_type")).isEqualTo("afterbell.staffing.clearance-expired.v1");
        assertThat(told.getLast().violations()).isEmpty();
        assertThat(told.getLast().json().at("/worker/standing").asString()).isEqualTo("NOT_CLEARED");
    }

    @Test
    void aBarWhoseProcessDiedBeforeItTookTheDutiesAwayIsFinished() {
        String school = newSchool();
        givenSeptember(school);
        String worker = givenCleared(school);
        assigned(school, List.of(duty(worker, DAY, "AFTERNOON"), duty(worker, BARRED, "AFTERNOON")));
        barWithoutMore(worker, Instant.now());

        finishingLosses.finish();

        assertThat(dutiesOf(school)).containsExactly(worker + ":2021-09-06:AFTERNOON");
    }

    @Test
    void aDutyThatWasBeingAssignedMeanwhileGoesToo() {
        String school = newSchool();
        givenSeptember(school);
        String worker = givenCleared(school);
        answer(check(admin(), worker, BARRED, "ADVERSE", "ref-2"), 200);
        var key = new Duty.Key(worker, BARRED, Slot.AFTERNOON);
        var rota = rotas.load(RotaId.of(key));
        rotas.save(rota, ((Rota.Assigning.Assigned) rota.state().assign(new Duty(key, school, null))).rota(),
                Reason.ROTA_CHANGED);

        finishingLosses.finish();

        assertThat(dutiesOf(school)).isEmpty();
        assertThat(workers.find(worker).orElseThrow().state().loss()).isNotNull();
    }

    @Test
    void afterTenMinutesThereIsNothingLeftToWatch() {
        String worker = givenCleared(newSchool());
        barWithoutMore(worker, Instant.now().minus(FinishingLosses.WATCHED).minusSeconds(1));

        finishingLosses.finish();

        assertThat(workers.find(worker).orElseThrow().state().loss()).isNull();
        assertThat(workers.find(worker).orElseThrow().state().worker().isBarred()).isTrue();
    }

    /** What the process had done when it died. */
    private void barWithoutMore(String workerId, Instant at) {
        var file = workers.find(workerId).orElseThrow();
        var worker = file.state().worker();
        workers.save(file, file.state()
                .with(worker.with(worker.check().adverseOn(BARRED)))
                .losing(new Loss(at.truncatedTo(ChronoUnit.MILLIS), BARRED, LossReason.BARRED)));
    }

    /** @return school and day of each */
    private static List<String> removedDuties(String workerId) {
        return Facts.in(ROTA)
                .stream()
                .filter(it -> it.header("ce_type").equals("afterbell.staffing.duty-removed.v1"))
                .filter(it -> it.header("ce_subject").startsWith(workerId))
                .peek(it -> assertThat(it.violations()).isEmpty())
                .flatMap(BarringEverywhereIT::barred)
                .distinct()
                .toList();
    }

    private static Stream<String> barred(SeenFact fact) {
        assertThat(fact.json().path("reason").asString()).isEqualTo("BARRED");
        assertThat(fact.key()).isEqualTo(fact.json().path("schoolId").asString());
        return fact.json()
                .path("duties")
                .valueStream()
                .map(it -> fact.key() + "/" + it.path("serviceDate").asString());
    }
}

package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import afterbell.attendance.worker.store.Workers;
import afterbell.contracts.staffing.worker.v1.Clearance;
import afterbell.contracts.staffing.worker.v1.Kind;
import afterbell.contracts.staffing.worker.v1.Standing;
import afterbell.contracts.staffing.worker.v1.Worker;
import afterbell.contracts.staffing.worker.v1.WorkerBarred;
import afterbell.contracts.staffing.worker.v1.WorkerSuspended;
import afterbell.testing.Facts;

/** R25, R31: a worker who is barred in the middle of an afternoon is signed off, and the children are taken over. */
class BarredWhileSignedOnIT extends RunningAttendance {
    private static final String SAFETY = "attendance.safety.v1";

    @Autowired
    private Workers workers;

    @Test
    void theSignOnEndsTheAlertNamesTheGroupsAndAColleagueTakesThemOver() {
        var school = givenSchool();
        var pupils = givenGroup(school.id(), 2);
        String barred = givenWorker(school.id());
        String colleague = givenWorker(school.id());
        givenSession(school, DAY, barred, colleague);
        answer(api().post(school.token(), path(pupils.groupId(), DAY) + "/roll-call", pupils.allPresent(barred)), 200);

        long told = System.nanoTime();
        bar(barred, school.id(), 2, DAY);
        await().atMost(20, SECONDS).until(() -> signedOn(school), List.of(colleague)::equals);

        assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(5));
        var alert = alerts(school).get(0);
        assertThat(alert.path("kind").asString()).isEqualTo("WORKER_NOT_CLEARED");
        assertThat(alert.path("workerId").asString()).isEqualTo(barred);
        assertThat(alert.path("groupIds").get(0).asString()).isEqualTo(pupils.groupId());
        assertThat(alert.path("pupils").asInt()).isEqualTo(2);
        String path = path(pupils.groupId(), DAY);
        refusal(api().post(school.token(), school.session(DAY) + "/close", Map.of("at", at(DAY, "17:00"))), 409,
                "attendance.pupils-still-here");
        refusal(api().post(school.token(), path + "/hand-over", handOver(colleague, barred, pupils)), 409,
                "attendance.care-not-held");
        var taken = answer(api().post(school.token(), path + "/hand-over", handOver(barred, colleague, pupils)), 200);
        assertThat(valuesOf(taken.path("entries"), "workerId")).containsOnly(colleague);
        refusal(api().post(school.token(), path + "/hand-over", handOver(colleague, barred, pupils)), 409,
                "attendance.worker-not-signed-on");
    }

    @Test
    void itIsToldOnceHoweverOftenAndInWhateverOrderTheFactsCome() {
        var school = givenSchool();
        String worker = givenWorker(school.id());
        givenSession(school, DAY, worker);

        bar(worker, school.id(), 3, DAY);
        bar(worker, school.id(), 3, DAY);
        suspend(worker, school.id(), 2, DAY);
        await().atMost(20, SECONDS).until(() -> signedOn(school).isEmpty());
        bar(worker, school.id(), 4, DAY.minusDays(2));
        String last = givenWorker(school.id());

        assertThat(workers.find(last).schoolIds()).contains(school.id());
        await().during(Duration.ofSeconds(2)).atMost(10, SECONDS).until(() -> told(school, worker) == 1);
        assertThat(alerts(school).valueStream().filter(it -> it.path("kind").asString().startsWith("WORKER")))
                .hasSize(1);
    }

    @Test
    void whoIsSuspendedFromALaterDayGoesOn() {
        var school = givenSchool();
        String worker = givenWorker(school.id());
        String other = givenWorker(school.id());
        givenSession(school, DAY, worker, other);

        suspend(worker, school.id(), 2, DAY.plusDays(1));
        suspend(other, school.id(), 2, DAY);

        await().atMost(20, SECONDS).until(() -> signedOn(school), List.of(worker)::equals);
    }

    private JsonNode alerts(OwnSchool school) {
        return answer(api().get(school.token(), school.path() + "/alerts?from=" + DAY + "&to=" + DAY), 200)
                .path("items");
    }

    private static long told(OwnSchool school, String worker) {
        return Facts.about(SAFETY, school.id() + ":" + DAY + ":AFTERNOON:" + worker).size();
    }

    private List<String> signedOn(OwnSchool school) {
        return answer(api().get(school.token(), school.session(DAY)), 200)
                .path("signedOn")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static Map<String, Object> handOver(String from, String to, Pupils pupils) {
        return Map.of("fromWorkerId", from, "toWorkerId", to, "at", at(DAY, "16:40"), "given", pupils.ids(),
                "received", pupils.ids());
    }

    private static void bar(String worker, String school, long sequence, LocalDate from) {
        Facts.publish(worker, worker, sequence, new WorkerBarred(until(worker, school, Standing.BARRED, from)));
    }

    private static void suspend(String worker, String school, long sequence, LocalDate from) {
        Facts.publish(worker, worker, sequence,
                new WorkerSuspended(until(worker, school, Standing.NOT_CLEARED, from)));
    }

    private static Worker until(String worker, String school, Standing standing, LocalDate from) {
        return new Worker(worker, Kind.SCHOOL_STAFF, List.of(school), standing, FIRST, from.minusDays(1),
                List.of(new Clearance(school, FIRST, from.minusDays(1))));
    }
}

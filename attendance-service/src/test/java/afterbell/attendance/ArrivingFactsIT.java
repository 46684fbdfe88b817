package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import afterbell.attendance.pickup.store.PickupAuthorities;
import afterbell.attendance.plan.model.ServicePlan;
import afterbell.attendance.plan.store.Plans;
import afterbell.attendance.rota.store.Rota;
import afterbell.attendance.serviceday.store.Calendars;
import afterbell.attendance.serviceday.store.SemesterPolicies;
import afterbell.attendance.worker.model.Worker.Objection;
import afterbell.attendance.worker.store.Workers;
import afterbell.contracts.enrollment.calendar.v1.SemesterDays;
import afterbell.contracts.enrollment.calendar.v1.ServiceDaysSet;
import afterbell.contracts.enrollment.pickupauthority.v1.Guardian;
import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthoritySet;
import afterbell.contracts.enrollment.semester.v1.Policy;
import afterbell.contracts.enrollment.semester.v1.SemesterSet;
import afterbell.contracts.enrollment.semester.v1.ServedRule;
import afterbell.contracts.staffing.rota.v1.Duty;
import afterbell.contracts.staffing.rota.v1.DutyAssigned;
import afterbell.contracts.staffing.rota.v1.DutyRemoved;
import afterbell.contracts.staffing.rota.v1.RemovalReason;
import afterbell.contracts.staffing.rota.v1.Slot;
import afterbell.contracts.staffing.worker.v1.Kind;
import afterbell.contracts.staffing.worker.v1.Standing;
import afterbell.contracts.staffing.worker.v1.Worker;
import afterbell.contracts.staffing.worker.v1.WorkerBarred;
import afterbell.contracts.staffing.worker.v1.WorkerCleared;
import afterbell.testing.Facts;

/** The newest fact of each aggregate holds, in whatever order and however often facts arrive, and after a rebuild. */
class ArrivingFactsIT extends RunningAttendance {
    @Autowired
    private Calendars calendars;
    @Autowired
    private SemesterPolicies policies;
    @Autowired
    private Plans plans;
    @Autowired
    private Workers workers;
    @Autowired
    private Rota rota;
    @Autowired
    private PickupAuthorities authorities;

    @Test
    void calendars() {
        String school = unique("s");
        for (long sequence : new long[]{2, 1, 2}) {
            Facts.publish(school, school, sequence, new ServiceDaysSet(school,
                    List.of(new SemesterDays(AUTUMN, List.of(DAY.plusDays(sequence))))));
        }
        settled("calendars");
        assertThat(calendars.semesterOf(school, DAY.plusDays(2))).contains(AUTUMN);
        assertThat(calendars.semesterOf(school, DAY.plusDays(1))).isEmpty();

        rebuilt("calendars");
        assertThat(calendars.semesterOf(school, DAY.plusDays(2))).contains(AUTUMN);
    }

    @Test
    void policiesOfSemesters() {
        String semester = unique("2021");
        for (int version : new int[]{2, 1, 2}) {
            Facts.publish(semester, semester, version, new SemesterSet(semester, version, FIRST, FIRST.plusDays(100),
                    List.of(DAY),
                    new Policy(ServedRule.DISTINCT_SERVED, 1, 12_500, 45, 2, 6_000, 20 * version, 7, 365)));
        }
        settled("semester-policies");
        assertThat(policies.pupilsPerTeacher(semester)).isEqualTo(40);
        assertThat(policies.pupilsPerTeacher(unique("never-set"))).isEqualTo(50);

        rebuilt("semester-policies");
        assertThat(policies.pupilsPerTeacher(semester)).isEqualTo(40);
    }

    @Test
    void plansOfSchools() {
        String school = unique("s");
        givenPlan(school, 2);
        givenPlan(school, 1);
        givenPlan(school, 2);
        settled("plans");
        assertThat(plans.find(school, AUTUMN)).map(ServicePlan::version).contains(2);

        rebuilt("plans");
        assertThat(plans.find(school, AUTUMN)).map(ServicePlan::version).contains(2);
    }

    @Test
    void workersStanding() {
        String worker = unique("w");
        var cleared = new WorkerCleared(worker(worker, Standing.CLEARED));
        Facts.publish(worker, worker, 2, new WorkerBarred(worker(worker, Standing.BARRED)));
        Facts.publish(worker, worker, 1, cleared);
        Facts.publish(worker, worker, 1, cleared);
        settled("workers");
        assertThat(workers.find(worker).objection(SCHOOL, DAY)).contains(Objection.NOT_CLEARED);

        rebuilt("workers");
        assertThat(workers.find(worker).objection(SCHOOL, DAY)).contains(Objection.NOT_CLEARED);
    }

    @Test
    void duties() {
        String school = unique("s");
        var first = new Duty("d-1", "w-1", DAY, Slot.AFTERNOON, null);
        var second = new Duty("d-2", "w-2", DAY, Slot.AFTERNOON, null);
        var tomorrow = new Duty("d-3", "w-1", DAY.plusDays(1), Slot.AFTERNOON, null);
        Facts.publish(school, school, 2, new DutyRemoved(school, List.of(first), RemovalReason.BARRED));
        Facts.publish(school, school, 1, new DutyAssigned(school, List.of(first, second, tomorrow)));
        Facts.publish(school, school, 1, new DutyAssigned(school, List.of(first, second, tomorrow)));
        settled("rota");
        assertThat(onDuty(school, DAY)).containsExactly("w-2");
        assertThat(onDuty(school, DAY.plusDays(1))).containsExactly("w-1");

        rebuilt("rota");
        assertThat(onDuty(school, DAY)).containsExactly("w-2");
    }

    @Test
    void theRotaNamesWhoHasNotCome() {
        var school = givenSchool();
        var here = givenWorker(school.id());
        Facts.publish(school.id(), school.id() + "-rota", 1, new DutyAssigned(school.id(),
                List.of(new Duty("d-1", here, DAY, Slot.AFTERNOON, null),
                        new Duty("d-2", "w-late", DAY, Slot.AFTERNOON, null))));
        await().atMost(30, SECONDS).until(() -> onDuty(school.id(), DAY).size() == 2);
        givenSession(school, DAY, here);

        var session = answer(api().get(school.token(), school.session(DAY)), 200);

        assertThat(session.path("missing").valueStream().map(it -> it.asString())).containsExactly("w-late");
    }

    @Test
    void whoMayCollect() {
        String pupil = unique("p");
        Facts.publish(pupil, pupil, 2,
                new PickupAuthoritySet(pupil, List.of("gran"), List.of("dad"), false, null, null));
        Facts.publish(pupil, pupil, 1, new PickupAuthoritySet(pupil, List.of("dad"), List.of(), true, null, null));
        Facts.publish(pupil, pupil, 2,
                new PickupAuthoritySet(pupil, List.of("gran"), List.of("dad"), false, null, null));
        settled("pickup-authorities");
        assertThat(mayCollect(pupil)).containsExactly("gran");

        rebuilt("pickup-authorities");
        assertThat(mayCollect(pupil)).containsExactly("gran");
    }

    @Test
    void whoIsAGuardian() {
        String pupil = unique("p");
        String account = unique("account");
        var mother = new Guardian("mum", account);
        var both = List.of("gran", "mum");
        Facts.publish(pupil, pupil, 2, new PickupAuthoritySet(pupil, both, List.of(), false, null, List.of(mother)));
        Facts.publish(pupil, pupil, 1, new PickupAuthoritySet(pupil, both, List.of(), false, null, null));
        settled("pickup-authorities");

        assertThat(authorities.pupilsOf(account, 2)).containsExactly(pupil);
        assertThat(authorities.pupilsOf("mum", 2)).isEmpty();
        assertThat(authorities.find(List.of(pupil)).get(pupil).isGuardian(account)).isTrue();
    }

    private Set<String> mayCollect(String pupil) {
        return authorities.find(List.of(pupil)).get(pupil).mayCollect();
    }

    private Set<String> onDuty(String school, LocalDate day) {
        return rota.find(school + ":" + day + ":AFTERNOON").workerIds();
    }

    private static Worker worker(String worker, Standing standing) {
        return new Worker(worker, Kind.SCHOOL_STAFF, List.of(SCHOOL), standing, FIRST, FIRST.plusYears(1), null);
    }

    private void rebuilt(String projection) {
        answer(management().post(null, "/actuator/projections/" + projection, "{}"), 200);
        settled(projection);
    }

    /** Everything that is published has been read. */
    private void settled(String projection) {
        await().atMost(60, SECONDS)
                .until(() -> answer(management().get(null, "/actuator/projections"), 200).valueStream()
                        .filter(it -> it.path("projection").asString().equals(projection))
                        .allMatch(it -> it.path("read").asLong() == it.path("published").asLong()));
    }
}

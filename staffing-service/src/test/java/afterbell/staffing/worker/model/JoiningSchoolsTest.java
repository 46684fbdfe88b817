package afterbell.staffing.worker.model;

import static afterbell.staffing.worker.model.People.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.staffing.worker.model.Worker.Joining;
import afterbell.staffing.worker.model.Worker.Joining.Joined;

/** R5, R25. */
class JoiningSchoolsTest {
    private static final Worker WORKER = Worker.unchecked("w-1", Kind.VOLUNTEER);
    private static final LocalDate DAY = LocalDate.of(2021, 9, 6);
    private static final Period YEAR = new Period(DAY, DAY.plusDays(365));

    @Test
    void aWorkerJoinsEachSchoolOnceAndIsNotClearedByIt() {
        var once = joined(WORKER, "school-1");

        assertThat(once.schoolIds()).containsExactly("school-1");
        assertThat(once.join("school-1", Kind.VOLUNTEER, TODAY)).isEqualTo(new Joined(once, false));
        assertThat(joined(once, "school-2").schoolIds()).containsExactly("school-1", "school-2");
        assertThat(once.standing()).isEqualTo(Standing.NOT_CLEARED);
    }

    @Test
    void whoIsBarredJoinsNoSchool() {
        var barred = People.barred(joined(WORKER, "school-1"), DAY);

        assertThat(barred.join("school-2", Kind.VOLUNTEER, TODAY)).isEqualTo(new Joining.IsBarred());
        assertThat(barred.join("school-1", Kind.VOLUNTEER, TODAY)).isEqualTo(new Joining.IsBarred());
    }

    @Test
    void nobodySlipsPastTheGatesBySchoolsThatCallThePersonSomethingElse() {
        assertThat(joined(WORKER, "school-1").join("school-2", Kind.EXTERNAL_TEACHER, TODAY))
                .isEqualTo(new Joining.ServesAsOtherKind());
    }

    @Test
    void thereAreAtMostFiftySchools() {
        var worker = WORKER;
        for (int i = 0; i < Worker.MOST_SCHOOLS; i++) {
            worker = joined(worker, "school-" + i);
        }

        assertThat(worker.join("one-more", Kind.VOLUNTEER, TODAY)).isEqualTo(new Joining.TooManySchools());
        assertThat(worker.join("school-7", Kind.VOLUNTEER, TODAY)).isEqualTo(new Joined(worker, false));
    }

    @Test
    void whoComesFromAnInstitutionServesOnlyWhileItIsAccepted() {
        var gates = new Gates(Notice.of(DAY.minusDays(20), DAY.minusDays(10)), DAY.minusDays(9), DAY.minusDays(8),
                People.assessed(DAY.minusDays(7), 80));
        var person = Worker.unchecked("w-1", Kind.INSTITUTION_MEMBER).join("school-1", Kind.INSTITUTION_MEMBER, TODAY);
        var hired = People.checked(((Joined) person).worker(), YEAR)
                .change("school-1", hiring -> hiring.at(new Stage.Hired(gates, List.of())));
        var accepted = new Period(DAY.plusDays(5), DAY.plusDays(6));
        var member = hired.with(Affiliation.with("i-1", DAY, List.of(YEAR), 1));
        var shorter = hired.with(Affiliation.with("i-1", DAY, List.of(accepted), 2));

        assertThat(hired.clearances()).isEmpty();
        assertThat(shorter.clearances()).containsExactly(new Clearance("school-1", accepted));
        assertThat(shorter.firstLost(member)).contains(DAY);
    }

    private static Worker joined(Worker worker, String schoolId) {
        return ((Joined) worker.join(schoolId, Kind.VOLUNTEER, TODAY)).worker();
    }
}

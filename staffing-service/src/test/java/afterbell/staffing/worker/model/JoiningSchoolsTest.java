package afterbell.staffing.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import afterbell.staffing.worker.model.Vetting.Barred;
import afterbell.staffing.worker.model.Worker.Joining;
import afterbell.staffing.worker.model.Worker.Joining.Joined;

/** R5, R25. */
class JoiningSchoolsTest {
    private static final Worker WORKER = Worker.unchecked("w-1", Kind.VOLUNTEER);

    @Test
    void aWorkerJoinsEachSchoolOnceAndIsNotClearedByIt() {
        var once = joined(WORKER, "school-1");

        assertThat(once.schoolIds()).containsExactly("school-1");
        assertThat(once.join("school-1", Kind.VOLUNTEER)).isEqualTo(new Joined(once, false));
        assertThat(joined(once, "school-2").schoolIds()).containsExactly("school-1", "school-2");
        assertThat(once.vetting().standing()).isEqualTo(Standing.NOT_CLEARED);
    }

    @Test
    void whoIsBarredJoinsNoSchool() {
        var barred = joined(WORKER, "school-1").withVetting(new Barred(LocalDate.of(2021, 9, 6), null));

        assertThat(barred.join("school-2", Kind.VOLUNTEER)).isEqualTo(new Joining.IsBarred());
        assertThat(barred.join("school-1", Kind.VOLUNTEER)).isEqualTo(new Joining.IsBarred());
    }

    @Test
    void nobodySlipsPastTheGatesBySchoolsThatCallThePersonSomethingElse() {
        assertThat(joined(WORKER, "school-1").join("school-2", Kind.EXTERNAL_TEACHER))
                .isEqualTo(new Joining.ServesAsOtherKind());
    }

    @Test
    void thereAreAtMostFiftySchools() {
        var worker = WORKER;
        for (int i = 0; i < Worker.MOST_SCHOOLS; i++) {
            worker = joined(worker, "school-" + i);
        }

        assertThat(worker.join("one-more", Kind.VOLUNTEER)).isEqualTo(new Joining.TooManySchools());
        assertThat(worker.join("school-7", Kind.VOLUNTEER)).isEqualTo(new Joined(worker, false));
    }

    private static Worker joined(Worker worker, String schoolId) {
        return ((Joined) worker.join(schoolId, Kind.VOLUNTEER)).worker();
    }
}

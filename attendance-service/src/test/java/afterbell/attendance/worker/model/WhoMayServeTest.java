package afterbell.attendance.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import afterbell.attendance.worker.model.Worker.Clearance;
import afterbell.attendance.worker.model.Worker.Objection;

/** R24, R25. */
class WhoMayServeTest {
    private static final LocalDate FROM = LocalDate.of(2021, 9, 1);
    private static final LocalDate UNTIL = LocalDate.of(2022, 8, 31);
    private static final Worker CLEARED = new Worker("wu", Set.of("school-1", "school-3"), false,
            List.of(new Clearance("school-1", FROM, UNTIL)));

    @Test
    void aWorkerFromTheFirstToTheLastDayOfTheClearance() {
        assertThat(CLEARED.objection("school-1", FROM)).isEmpty();
        assertThat(CLEARED.objection("school-1", UNTIL)).isEmpty();
        assertThat(CLEARED.objection("school-1", FROM.minusDays(1))).contains(Objection.NOT_CLEARED);
        assertThat(CLEARED.objection("school-1", UNTIL.plusDays(1))).contains(Objection.NOT_CLEARED);
    }

    @Test
    void nobodyWhoIsBarredOnAnyDay() {
        var barred = new Worker("wu", Set.of("school-1"), true, List.of(new Clearance("school-1", FROM, UNTIL)));
        assertThat(barred.objection("school-1", FROM)).contains(Objection.NOT_CLEARED);
    }

    @Test
    void nobodyAtASchoolThatHasNotTakenTheWorkerOn() {
        assertThat(CLEARED.objection("school-2", FROM)).contains(Objection.NOT_AT_SCHOOL);
    }

    @Test
    void nobodyWhomTheSchoolItselfHasNotClearedThoughAnotherHas() {
        assertThat(CLEARED.objection("school-3", FROM)).contains(Objection.NOT_CLEARED);
    }

    @Test
    void nobodyOfWhomNothingIsKnown() {
        assertThat(Worker.unknown("zu").objection("school-1", FROM)).contains(Objection.NOT_CLEARED);
    }
}

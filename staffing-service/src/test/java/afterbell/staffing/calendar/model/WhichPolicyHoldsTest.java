package afterbell.staffing.calendar.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

/** R20, R24, R25: the figures are the semester's. */
class WhichPolicyHoldsTest {
    private static final Policy AUTUMN = new Policy(40, 5, 180);
    private static final Policy SPRING = new Policy(45, 10, 365);
    private static final List<Semester> SEMESTERS = List.of(
            new Semester("2022-spring", LocalDate.of(2022, 2, 14), LocalDate.of(2022, 7, 8), SPRING, 1),
            new Semester("2021-autumn", LocalDate.of(2021, 9, 1), LocalDate.of(2022, 1, 21), AUTUMN, 1));

    @Test
    void thatOfTheSemesterOrOfTheOneThatIsBeingPrepared() {
        assertThat(on(2021, 8, 16)).isEqualTo(AUTUMN);
        assertThat(on(2022, 1, 21)).isEqualTo(AUTUMN);
        assertThat(on(2022, 1, 22)).isEqualTo(SPRING);
        assertThat(on(2023, 1, 1)).isEqualTo(SPRING);
    }

    @Test
    void thePlansOwnFiguresBeforeAnySemesterIsSet() {
        assertThat(Semester.policyOn(LocalDate.of(2021, 8, 16), List.of())).isEqualTo(new Policy(50, 7, 365));
    }

    private static Policy on(int year, int month, int day) {
        return Semester.policyOn(LocalDate.of(year, month, day), SEMESTERS);
    }
}

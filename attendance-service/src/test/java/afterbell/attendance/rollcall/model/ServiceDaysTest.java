package afterbell.attendance.rollcall.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.attendance.rollcall.model.Refusal.DayInNoSemester;
import afterbell.attendance.rollcall.model.Refusal.DayToCome;

/** R10. */
class ServiceDaysTest {
    private static final LocalDate TODAY = LocalDate.of(2022, 9, 9);

    @Test
    void areTodayAndTheDaysOfASemesterBefore() {
        for (var day : List.of(TODAY, LocalDate.of(2022, 7, 31), LocalDate.of(2022, 2, 1), LocalDate.of(2000, 9, 1))) {
            assertThat(ServiceDays.refusal(day, TODAY)).isEmpty();
        }
    }

    @Test
    void areNotToCome() {
        assertThat(ServiceDays.refusal(TODAY.plusDays(1), TODAY)).contains(new DayToCome());
    }

    @Test
    void areNotInAugustNorInAnotherCentury() {
        for (var day : List.of(LocalDate.of(2022, 8, 1), LocalDate.of(2021, 8, 31), LocalDate.of(2000, 8, 31),
                LocalDate.of(1999, 10, 1))) {
            assertThat(ServiceDays.refusal(day, TODAY)).contains(new DayInNoSemester());
        }
    }
}

package afterbell.enrollment.school.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.contracts.enrollment.school.v1.BadWeather;
import afterbell.contracts.enrollment.school.v1.Category;
import afterbell.contracts.enrollment.school.v1.SchoolType;
import afterbell.contracts.enrollment.school.v1.Setting;
import afterbell.contracts.enrollment.school.v1.Slot;
import afterbell.contracts.enrollment.school.v1.Weekday;
import afterbell.enrollment.school.model.ServiceTimes;

/** The model and the contract of a school use the same words. */
class WordsOfTheContractTest {

    @Test
    void areTheSame() {
        assertThat(names(Category.values())).isEqualTo(names(afterbell.enrollment.school.model.Category.values()));
        assertThat(names(BadWeather.values())).isEqualTo(names(afterbell.enrollment.school.model.BadWeather.values()));
        assertThat(names(Setting.values())).isEqualTo(names(afterbell.enrollment.school.model.Setting.values()));
        assertThat(names(SchoolType.values())).isEqualTo(names(afterbell.enrollment.school.model.SchoolType.values()));
        assertThat(names(Slot.values())).isEqualTo(names(afterbell.enrollment.place.model.Slot.values()));
        assertThat(names(Weekday.values()))
                .isEqualTo(ServiceTimes.SCHOOL_WEEK.stream().map(DayOfWeek::name).toList());
    }

    private static List<String> names(Enum<?>[] words) {
        return Arrays.stream(words).map(Enum::name).toList();
    }
}

package afterbell.attendance.plan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import afterbell.attendance.plan.model.ServicePlan.BadWeather;
import afterbell.attendance.plan.model.ServicePlan.OutdoorOffering;

/** R22: the newest version of each semester's plan holds. */
class SchoolPlansTest {
    private static final ServicePlan FIRST = plan("2021-autumn", 1, 950);
    private static final ServicePlan SECOND = plan("2021-autumn", 2, 960);

    @Test
    void followANewerVersionAndNoOlderOne() {
        var plans = SchoolPlans.NONE.told(List.of(SECOND)).told(List.of(FIRST));
        assertThat(plans.of("2021-autumn")).contains(SECOND);
    }

    @Test
    void keepSemestersApart() {
        var spring = plan("2022-spring", 1, 950);
        var plans = SchoolPlans.NONE.told(List.of(SECOND)).told(List.of(spring));
        assertThat(plans.of("2021-autumn")).contains(SECOND);
        assertThat(plans.of("2022-spring")).contains(spring);
        assertThat(plans.of("2022-autumn")).isEmpty();
    }

    @Test
    void areUnchangedByARepeatedFact() {
        var plans = SchoolPlans.NONE.told(List.of(SECOND));
        assertThat(plans.told(List.of(SECOND))).isSameAs(plans);
    }

    @Test
    void theAfternoonBeginsWhenTheWeekdaySays() {
        assertThat(FIRST.beginMinute(LocalDate.of(2021, 9, 3))).isEqualTo(900);
        assertThat(FIRST.beginMinute(LocalDate.of(2021, 9, 2))).isEqualTo(950);
        assertThat(FIRST.beginMinute(LocalDate.of(2021, 9, 18))).isEqualTo(950);
    }

    @Test
    void theGradeThatIsDismissedFirstBeginsTheAfternoon() {
        var early = ServicePlan.begins(950, Map.of(DayOfWeek.FRIDAY, List.of(900, 980)));
        var someLater = ServicePlan.begins(950, Map.of(DayOfWeek.FRIDAY, List.of(960, 980)));
        var allLater = ServicePlan.begins(950, Map.of(DayOfWeek.FRIDAY, List.of(960, 960, 960, 970, 970, 970)));

        assertThat(early).containsExactly(Map.entry(DayOfWeek.FRIDAY, 900));
        assertThat(someLater).containsExactly(Map.entry(DayOfWeek.FRIDAY, 950));
        assertThat(allLater).containsExactly(Map.entry(DayOfWeek.FRIDAY, 960));
    }

    private static ServicePlan plan(String semester, int version, int dismissal) {
        return new ServicePlan(semester, version, dismissal, Map.of(DayOfWeek.FRIDAY, 900),
                List.of(new OutdoorOffering("football", BadWeather.MOVE_INDOORS)));
    }
}

package afterbell.attendance.plan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

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

    private static ServicePlan plan(String semester, int version, int dismissal) {
        return new ServicePlan(semester, version, dismissal,
                List.of(new OutdoorOffering("football", BadWeather.MOVE_INDOORS)));
    }
}

package afterbell.attendance.contingency.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import afterbell.attendance.contingency.model.ContingencyPlan.Area;
import afterbell.attendance.contingency.model.ContingencyPlan.Period;

/** R28. */
class ContingencyPlanTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);

    @Test
    void holdsForAYearAtMost() {
        assertThat(new Period(FIRST, FIRST).isYearly()).isTrue();
        assertThat(new Period(FIRST, FIRST.plusDays(365)).isYearly()).isTrue();
        assertThat(new Period(FIRST, FIRST.plusDays(366)).isYearly()).isFalse();
        assertThat(new Period(FIRST, FIRST.minusDays(1)).isYearly()).isFalse();
    }

    @Test
    void coversEveryArea() {
        assertThat(plan(EnumSet.allOf(Area.class), "a").missing()).isEmpty();
        assertThat(plan(Set.of(Area.FIRE, Area.FOOD), "a").missing()).containsExactly(Area.VENUE, Area.FIRST_AID);
    }

    @Test
    void isTheSameByWhatItSaysAndNotByWhoSaysItWhen() {
        var plan = plan(EnumSet.allOf(Area.class), "a");
        var again = new ContingencyPlan("s", plan.period(), plan.areas(), "a", Instant.EPOCH, "another");

        assertThat(plan.isSameAs(again)).isTrue();
        assertThat(plan.isSameAs(plan(EnumSet.allOf(Area.class), "b"))).isFalse();
        assertThat(plan.isSameAs(plan(Set.of(Area.FIRE), "a"))).isFalse();
    }

    private static ContingencyPlan plan(Set<Area> areas, String digest) {
        return new ContingencyPlan("s", new Period(FIRST, FIRST.plusDays(100)), areas, digest, Instant.MAX, "me");
    }
}

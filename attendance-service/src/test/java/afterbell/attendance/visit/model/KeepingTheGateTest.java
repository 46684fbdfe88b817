package afterbell.attendance.visit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import afterbell.attendance.visit.model.Visit.Arrival;
import afterbell.attendance.visit.model.Visit.Departure;
import afterbell.attendance.visit.model.Visit.Inside;
import afterbell.attendance.visit.model.Visit.Left;
import afterbell.attendance.visit.model.Visit.Purpose;
import afterbell.attendance.visit.model.VisitRules.Outcome;
import afterbell.attendance.visit.model.VisitRules.Refusal;

/** R31. */
class KeepingTheGateTest {
    private static final LocalDate DAY = LocalDate.of(2021, 9, 13);
    private static final Instant CAME = Instant.parse("2021-09-13T08:05:00Z");
    private static final Instant LEFT = CAME.plusSeconds(1800);

    private static Arrival arrival(Purpose purpose, String by) {
        return new Arrival("v-1", "s-1", DAY, CAME, purpose, null, by);
    }

    private static final Arrival ARRIVAL = arrival(Purpose.REPAIR, "guard-1");
    private static final Visit INSIDE = new Inside(ARRIVAL);

    private static Outcome come(Optional<Visit> known, Arrival told, boolean same, int inside) {
        return VisitRules.come(known, told, same, inside, DAY);
    }

    @Test
    void aVisitorWhoComesIsInside() {
        assertThat(come(Optional.empty(), ARRIVAL, true, 0)).isEqualTo(new Outcome.Done(INSIDE, true));
    }

    @Test
    void theSameToldAgainByAnotherGuardChangesNothing() {
        assertThat(come(Optional.of(INSIDE), arrival(Purpose.REPAIR, "guard-2"), true, 499))
                .isEqualTo(new Outcome.Done(INSIDE, false));
    }

    @Test
    void anotherPurposeOrNameUnderTheSameIdIsRefused() {
        assertThat(come(Optional.of(INSIDE), arrival(Purpose.MEETING, "guard-1"), true, 0))
                .isEqualTo(new Outcome.Refused(Refusal.TOLD_OTHERWISE));
        assertThat(come(Optional.of(INSIDE), ARRIVAL, false, 0))
                .isEqualTo(new Outcome.Refused(Refusal.TOLD_OTHERWISE));
    }

    @Test
    void noMoreThanTheLimitAreInside() {
        assertThat(come(Optional.empty(), ARRIVAL, true, VisitRules.MOST_INSIDE - 1)).isInstanceOf(Outcome.Done.class);
        assertThat(come(Optional.empty(), ARRIVAL, true, VisitRules.MOST_INSIDE))
                .isEqualTo(new Outcome.Refused(Refusal.TOO_MANY_INSIDE));
    }

    @Test
    void whoCameBeforeWhatIsKeptIsNotEnteredAnyMore() {
        var last = DAY.plusDays(VisitRules.KEPT_DAYS);

        assertThat(VisitRules.come(Optional.empty(), ARRIVAL, true, 0, last)).isInstanceOf(Outcome.Done.class);
        assertThat(VisitRules.come(Optional.empty(), ARRIVAL, true, 0, last.plusDays(1)))
                .isEqualTo(new Outcome.Refused(Refusal.TOO_LONG_AGO));
    }

    @Test
    void aVisitorLeavesOnceAtOneTime() {
        var left = new Left(ARRIVAL, new Departure(LEFT, "guard-1"));

        assertThat(VisitRules.leave(INSIDE, LEFT, "guard-1")).isEqualTo(new Outcome.Done(left, true));
        assertThat(VisitRules.leave(left, LEFT, "guard-2")).isEqualTo(new Outcome.Done(left, false));
        assertThat(VisitRules.leave(left, LEFT.plusSeconds(1), "guard-1"))
                .isEqualTo(new Outcome.Refused(Refusal.LEFT_OTHERWISE));
    }

    @Test
    void nobodyLeavesBeforeComingOrAfterAWeek() {
        assertThat(VisitRules.leave(INSIDE, CAME.minusMillis(1), "guard-1"))
                .isEqualTo(new Outcome.Refused(Refusal.LEFT_BEFORE_COMING));
        assertThat(VisitRules.leave(INSIDE, CAME.plus(Duration.ofDays(7)), "g")).isInstanceOf(Outcome.Done.class);
        assertThat(VisitRules.leave(INSIDE, CAME.plus(Duration.ofDays(7)).plusMillis(1), "g"))
                .isEqualTo(new Outcome.Refused(Refusal.STAYED_TOO_LONG));
    }

    @Test
    void aVisitorShowsNothingByItself() {
        assertThat(new Visitor("张三", "13800000000").toString()).doesNotContain("张三", "138");
    }
}

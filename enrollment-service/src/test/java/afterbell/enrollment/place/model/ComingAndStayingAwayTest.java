package afterbell.enrollment.place.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.place.model.PupilPlaces.Changing;
import afterbell.enrollment.place.model.PupilPlaces.Ending;
import afterbell.enrollment.place.model.PupilPlaces.Granting;
import afterbell.enrollment.place.model.PupilPlaces.Leaving;
import afterbell.enrollment.place.model.PupilPlaces.Semester;

/** R2, R6, R10: the week of a place, and leave from it. */
class ComingAndStayingAwayTest {
    private static final LocalDate FROM = LocalDate.of(2021, 9, 1);
    private static final LocalDate MONDAY = LocalDate.of(2021, 10, 11);
    private static final LocalDate MAKE_UP_SATURDAY = LocalDate.of(2021, 9, 18);
    private static final Intake HERE = new Intake("school-1", "2021-autumn", Slot.AFTERNOON);
    private static final Semester AUTUMN = new Semester("2021-autumn", Slot.AFTERNOON);
    private static final Weekdays MONDAYS = new Weekdays(Set.of(DayOfWeek.MONDAY));

    private final PupilPlaces held = held(Weekdays.ALL);

    @Test
    void aWeekIsOneToFiveWeekdays() {
        assertThatThrownBy(() -> Weekdays.of(Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Weekdays.of(Set.of(DayOfWeek.SATURDAY))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoComesOnMondaysIsAwaitedOnMondaysAndOnEveryMakeUpDay() {
        var place = placeOf(held(MONDAYS));

        assertThat(place.awaits(MONDAY)).isTrue();
        assertThat(place.awaits(MONDAY.plusDays(1))).isFalse();
        assertThat(place.awaits(MAKE_UP_SATURDAY)).isTrue();
        assertThat(place.covers(MONDAY.plusDays(1))).isTrue();
    }

    @Test
    void anotherWeekCountsFromItsFirstDayOn() {
        var changed = (Changing.Changed) held.comeOn(AUTUMN, MONDAY, MONDAYS);

        assertThat(changed.place().awaits(MONDAY.minusDays(3))).isTrue();
        assertThat(changed.place().awaits(MONDAY.plusDays(1))).isFalse();
        assertThat(changed.places().comeOn(AUTUMN, MONDAY, MONDAYS)).isInstanceOf(Changing.AsBefore.class);
    }

    @Test
    void theLastWordReplacesWhatWasSaidOfLaterDays() {
        var later = ((Changing.Changed) held.comeOn(AUTUMN, MONDAY.plusDays(7), MONDAYS)).places();
        var sooner = (Changing.Changed) later.comeOn(AUTUMN, MONDAY, Weekdays.of(List.of(DayOfWeek.FRIDAY)));

        assertThat(sooner.place().weeks()).hasSize(2);
        assertThat(sooner.place().awaits(MONDAY.plusDays(7))).isFalse();
        assertThat(sooner.place().awaits(MONDAY.plusDays(11))).isTrue();
    }

    @Test
    void whoHoldsNoPlaceHasNoWeekAndTakesNoLeave() {
        var ended = ((Ending.Ended) held.end(HERE, "g-1", MONDAY, EndReason.WITHDRAWN)).places();

        assertThat(ended.comeOn(AUTUMN, MONDAY, MONDAYS)).isEqualTo(new Changing.NotHeld());
        assertThat(ended.takeLeave(AUTUMN, leave("l-1", MONDAY, 1))).isEqualTo(new Leaving.NotHeld());
        assertThat(held.takeLeave(new Semester("2022-spring", Slot.AFTERNOON), leave("l-1", MONDAY, 1)))
                .isEqualTo(new Leaving.NotHeld());
    }

    @Test
    void whoIsOnLeaveKeepsThePlaceAndIsNotAwaited() {
        var taken = (Leaving.Taken) held.takeLeave(AUTUMN, leave("l-1", MONDAY, 2));

        assertThat(taken.place().covers(MONDAY)).isTrue();
        assertThat(taken.place().awaits(MONDAY)).isFalse();
        assertThat(taken.place().awaits(MONDAY.plusDays(1))).isFalse();
        assertThat(taken.place().awaits(MONDAY.plusDays(2))).isTrue();
        assertThat(taken.places().takeLeave(AUTUMN, leave("l-1", MONDAY, 2)))
                .isInstanceOf(Leaving.TakenBefore.class);
    }

    @Test
    void twoLeavesShareNoDay() {
        var first = leave("l-1", MONDAY, 2);
        var taken = ((Leaving.Taken) held.takeLeave(AUTUMN, first)).places();

        assertThat(taken.takeLeave(AUTUMN, leave("l-2", MONDAY.plusDays(1), 1))).isEqualTo(new Leaving.Overlaps(first));
        assertThat(taken.takeLeave(AUTUMN, leave("l-2", MONDAY.plusDays(2), 1))).isInstanceOf(Leaving.Taken.class);
    }

    @Test
    void whoComesBackEarlyIsAwaitedFromThatDayAndThePastStays() {
        var onLeave = ((Leaving.Taken) held.takeLeave(AUTUMN, leave("l-1", MONDAY, 3))).places();
        var back = (Leaving.Taken) onLeave.comeBack("l-1", MONDAY.plusDays(1));

        assertThat(back.place().awaits(MONDAY)).isFalse();
        assertThat(back.place().awaits(MONDAY.plusDays(1))).isTrue();
        assertThat(back.places().comeBack("l-1", MONDAY.plusDays(1))).isInstanceOf(Leaving.TakenBefore.class);
        assertThat(back.places().comeBack("l-9", MONDAY)).isEqualTo(new Leaving.NotHeld());
    }

    @Test
    void aLeaveTakenBackBeforeItBeganIsNone() {
        var onLeave = ((Leaving.Taken) held.takeLeave(AUTUMN, leave("l-1", MONDAY, 3))).places();
        var back = (Leaving.Taken) onLeave.comeBack("l-1", MONDAY.minusDays(2));

        assertThat(back.leave().until()).isEqualTo(MONDAY);
        assertThat(back.place().awaits(MONDAY)).isTrue();
    }

    @Test
    void aFamilyDoesNotChangeItsMindWithoutEnd() {
        var places = held;
        for (int i = 1; i < PupilPlaces.MOST_CHANGES; i++) {
            var weekdays = i % 2 == 0 ? Weekdays.ALL : MONDAYS;
            places = ((Changing.Changed) places.comeOn(AUTUMN, FROM.plusDays(i), weekdays)).places();
        }

        assertThat(places.comeOn(AUTUMN, FROM.plusDays(PupilPlaces.MOST_CHANGES), Weekdays.ALL))
                .isEqualTo(new Changing.TooManyChanges());
    }

    @Test
    void aPlaceOfLastSemesterIsInNobodysWay() {
        var spring = Place.held(new Intake("school-2", "2022-spring", Slot.AFTERNOON), "g-9", FROM.plusDays(200),
                Weekdays.ALL);

        assertThat(held.grant(spring)).isInstanceOf(Granting.Granted.class);
    }

    @Test
    void aPlaceWhoseWeekHasChangedIsGrantedOnlyOnce() {
        var changed = ((Changing.Changed) held.comeOn(AUTUMN, MONDAY, MONDAYS)).places();

        assertThat(changed.grant(Place.held(HERE, "g-1", FROM, Weekdays.ALL))).isEqualTo(new Granting.HeldAlready());
    }

    private static PupilPlaces held(Weekdays weekdays) {
        var granted = PupilPlaces.none("pupil-1").grant(Place.held(HERE, "g-1", FROM, weekdays));
        return ((Granting.Granted) granted).places();
    }

    private static Place placeOf(PupilPlaces places) {
        return places.places().getFirst();
    }

    private static Leave leave(String id, LocalDate first, int days) {
        return new Leave(id, first, first.plusDays(days));
    }
}

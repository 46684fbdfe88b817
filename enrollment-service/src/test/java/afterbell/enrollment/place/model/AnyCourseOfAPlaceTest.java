package afterbell.enrollment.place.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import afterbell.enrollment.place.model.PupilPlaces.Changing;
import afterbell.enrollment.place.model.PupilPlaces.Ending;
import afterbell.enrollment.place.model.PupilPlaces.Granting;
import afterbell.enrollment.place.model.PupilPlaces.Leaving;
import afterbell.enrollment.place.model.PupilPlaces.Semester;

/** R2, R6, R20: whatever is tried with places and seats, in whatever order, what must not be never is. */
class AnyCourseOfAPlaceTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    private static final int DAYS = 60;

    private enum Kind {
        GRANT,
        END,
        COME_ON,
        TAKE_LEAVE,
        COME_BACK
    }

    /** @param day counted from the first of September */
    record Attempt(Kind kind, String school, Slot slot, int day, int days) {
        LocalDate from() {
            return FIRST.plusDays(day);
        }

        Intake intake() {
            return new Intake(school, "2021-autumn", slot);
        }

        Semester semester() {
            return new Semester("2021-autumn", slot);
        }

        Weekdays weekdays() {
            return new Weekdays(Set.of(DayOfWeek.of(1 + days % 5)));
        }

        Leave leave() {
            return new Leave("leave-" + day % 4, from(), from().plusDays(1 + days));
        }
    }

    @Provide
    Arbitrary<List<Attempt>> courses() {
        return Combinators.combine(Arbitraries.of(Kind.values()), Arbitraries.of("here", "there"),
                Arbitraries.of(Slot.values()), Arbitraries.integers().between(0, DAYS),
                Arbitraries.integers().between(0, 9)).as(Attempt::new).list().ofMaxSize(40);
    }

    @Property(tries = 500)
    void noTwoPlacesShareADayOfASlotAndNobodyIsAwaitedWithoutAPlace(@ForAll("courses") List<Attempt> course) {
        var now = PupilPlaces.none("pupil");
        for (var attempt : course) {
            var after = attempt(now, attempt);
            assertThat(after.places()).hasSizeGreaterThanOrEqualTo(now.places().size());
            assertThat(attempt(after, attempt)).as("the same again: %s", attempt).isEqualTo(after);
            for (var day : dayList()) {
                for (var slot : Slot.values()) {
                    var covering = after.places()
                            .stream()
                            .filter(it -> it.intake().slot() == slot && it.covers(day))
                            .toList();
                    assertThat(covering).hasSizeLessThanOrEqualTo(1);
                    assertThat(after.places().stream().filter(it -> it.intake().slot() == slot && it.awaits(day)))
                            .allMatch(covering::contains);
                }
            }
            now = after;
        }
    }

    private static PupilPlaces attempt(PupilPlaces places, Attempt it) {
        return switch (it.kind()) {
            case GRANT -> places.grant(Place.held(it.intake(), "g-" + it.school(), it.from(),
                    it.weekdays())) instanceof Granting.Granted granted ? granted.places() : places;
            case END -> ended(places, it);
            case COME_ON -> places.comeOn(it.semester(), it.from(), it.weekdays()) instanceof Changing.Changed changed
                    ? changed.places()
                    : places;
            case TAKE_LEAVE -> places.takeLeave(it.semester(), it.leave()) instanceof Leaving.Taken taken
                    ? taken.places()
                    : places;
            case COME_BACK -> places.comeBack(it.leave().leaveId(), it.from()) instanceof Leaving.Taken taken
                    ? taken.places()
                    : places;
        };
    }

    private static PupilPlaces ended(PupilPlaces places, Attempt it) {
        if (!(places.end(it.intake(), "g-" + it.school(), it.from(),
                EndReason.WITHDRAWN) instanceof Ending.Ended ended)) {
            return places;
        }
        assertThat(days().filter(day -> !day.isBefore(it.from())))
                .noneMatch(day -> ended.place().covers(day) || ended.place().awaits(day));
        return ended.places();
    }

    /** @param pupil takes a seat from the day on, or gives it up */
    record SeatAttempt(int pupil, int day, boolean takes) {}

    @Provide
    Arbitrary<List<SeatAttempt>> seatCourses() {
        return Combinators.combine(Arbitraries.integers().between(0, 6), Arbitraries.integers().between(0, DAYS),
                Arbitraries.of(true, false)).as(SeatAttempt::new).list().ofMaxSize(60);
    }

    @Property(tries = 500)
    void noMorePupilsSitInAGroupThanItHasSeats(@ForAll("seatCourses") List<SeatAttempt> course) {
        var seats = Seats.none("g-1", new Intake("here", "2021-autumn", Slot.AFTERNOON)).withCapacity(3);
        for (var it : course) {
            var day = FIRST.plusDays(it.day());
            var after = it.takes() ? seats.take("p-" + it.pupil(), day) : seats.giveUp("p-" + it.pupil(), day);
            assertThat(it.takes() ? after.take("p-" + it.pupil(), day) : after.giveUp("p-" + it.pupil(), day))
                    .isEqualTo(after);
            assertThat(days()).allSatisfy(each -> assertThat(after.seats().stream().filter(seat -> seat.covers(each)))
                    .hasSizeLessThanOrEqualTo(3));
            seats = after;
        }
    }

    private static List<LocalDate> dayList() {
        return FIRST.datesUntil(FIRST.plusDays(DAYS + 15)).toList();
    }

    private static Stream<LocalDate> days() {
        return dayList().stream();
    }
}

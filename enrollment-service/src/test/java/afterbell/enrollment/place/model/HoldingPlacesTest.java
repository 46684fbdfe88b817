package afterbell.enrollment.place.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.place.model.PupilPlaces.Ending;
import afterbell.enrollment.place.model.PupilPlaces.Granting;

/** R6, R11: places of one slot never overlap, wherever they are. */
class HoldingPlacesTest {
    private static final LocalDate FROM = LocalDate.of(2021, 9, 1);
    private static final LocalDate GONE = LocalDate.of(2021, 11, 1);
    private static final Intake HERE = new Intake("school-1", "2021-autumn", Slot.AFTERNOON);
    private static final Intake THERE = new Intake("school-2", "2021-autumn", Slot.AFTERNOON);
    private static final Place.Held PLACE = Place.held(HERE, "g-1", FROM, Weekdays.ALL);

    private final PupilPlaces held = granted(PupilPlaces.none("pupil-1"), PLACE);

    @Test
    void theSamePlaceTwiceIsOnce() {
        assertThat(held.grant(PLACE)).isEqualTo(new Granting.HeldAlready());
    }

    @Test
    void anotherPlaceOfTheSlotIsInTheWay() {
        assertThat(held.grant(Place.held(HERE, "g-2", FROM, Weekdays.ALL))).isEqualTo(new Granting.Overlaps());
        assertThat(held.grant(Place.held(THERE, "g-9", GONE, Weekdays.ALL))).isEqualTo(new Granting.Overlaps());
        assertThat(held.grant(Place.held(HERE, "g-1", FROM.minusDays(1), Weekdays.ALL)))
                .isEqualTo(new Granting.Overlaps());
    }

    @Test
    void theNoonSlotIsAnotherOne() {
        var noon = new Intake("school-1", "2021-autumn", Slot.NOON);

        assertThat(held.grant(Place.held(noon, "g-1", FROM, Weekdays.ALL))).isInstanceOf(Granting.Granted.class);
    }

    @Test
    void afterATransferTheNextPlaceBeginsWhereTheLastOneEnded() {
        var left = ended(held, GONE, EndReason.TRANSFERRED);

        assertThat(left.grant(Place.held(THERE, "g-9", GONE.minusDays(1), Weekdays.ALL)))
                .isEqualTo(new Granting.Overlaps());
        assertThat(granted(left, Place.held(THERE, "g-9", GONE, Weekdays.ALL)).places()).hasSize(2);
    }

    @Test
    void whatIsNotHeldCannotEnd() {
        var left = ended(held, GONE, EndReason.WITHDRAWN);

        assertThat(left.end(HERE, "g-1", GONE, EndReason.WITHDRAWN)).isEqualTo(new Ending.NotHeld());
        assertThat(held.end(HERE, "g-2", GONE, EndReason.WITHDRAWN)).isEqualTo(new Ending.NotHeld());
        assertThat(held.end(THERE, "g-1", GONE, EndReason.WITHDRAWN)).isEqualTo(new Ending.NotHeld());
    }

    @Test
    void aPlaceThatEndsBeforeItBeganNeverWas() {
        var never = ended(held, FROM.minusDays(5), EndReason.WITHDRAWN);

        assertThat(never.places()).containsExactly(new Place.Ended(PLACE.tenure(), FROM, EndReason.WITHDRAWN));
        assertThat(never.grant(Place.held(THERE, "g-9", FROM, Weekdays.ALL))).isInstanceOf(Granting.Granted.class);
    }

    private static PupilPlaces granted(PupilPlaces places, Place.Held place) {
        return ((Granting.Granted) places.grant(place)).places();
    }

    private static PupilPlaces ended(PupilPlaces places, LocalDate on, EndReason reason) {
        return ((Ending.Ended) places.end(HERE, "g-1", on, reason)).places();
    }
}

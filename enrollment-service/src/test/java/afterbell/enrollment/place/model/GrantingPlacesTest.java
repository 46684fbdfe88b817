package afterbell.enrollment.place.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.place.model.GrantingRules.Outcome.GroupIsFull;
import afterbell.enrollment.place.model.GrantingRules.Outcome.Holds;
import afterbell.enrollment.place.model.GrantingRules.Outcome.HoldsPlaceElsewhere;
import afterbell.enrollment.place.model.Pupil.Placed;
import afterbell.enrollment.place.model.Pupil.Unknown;

/** R6, R20. */
class GrantingPlacesTest {
    private static final Placed ANN = placed("group-1", "Ann");
    private static final Seats SEATED = Seats.empty("group-1", "school-1").take(ANN.pupilId());

    @Test
    void aPupilWithASeatGetsThePlace() {
        assertThat(GrantingRules.decide(new Unknown(ANN.pupilId()), ANN, SEATED)).isEqualTo(new Holds(ANN, true));
    }

    @Test
    void withoutASeatTheGroupIsFull() {
        assertThat(GrantingRules.decide(new Unknown(ANN.pupilId()), ANN, Seats.empty("group-1", "school-1")))
                .isEqualTo(new GroupIsFull());
    }

    @Test
    void aRepeatedRequestGrantsNothingNew() {
        assertThat(GrantingRules.decide(ANN, ANN, SEATED)).isEqualTo(new Holds(ANN, false));
    }

    @Test
    void anotherNameIsTakenOverWithoutANewPlace() {
        assertThat(GrantingRules.decide(ANN, placed("group-1", "Anne"), SEATED))
                .isEqualTo(new Holds(placed("group-1", "Anne"), false));
    }

    @Test
    void aPlaceInAnotherGroupIsInTheWay() {
        assertThat(GrantingRules.decide(placed("group-2", "Ann"), ANN, SEATED)).isEqualTo(new HoldsPlaceElsewhere());
    }

    @Test
    void thereAreFiftySeatsAndNoMore() {
        var seats = Seats.empty("group-1", "school-1");
        for (int i = 0; i < 51; i++) {
            seats = seats.take("pupil-" + i);
        }

        assertThat(seats.pupilIds()).hasSize(50);
        assertThat(seats.has("pupil-49")).isTrue();
        assertThat(seats.has("pupil-50")).isFalse();
        assertThat(seats.take("pupil-3")).isEqualTo(seats);
    }

    private static Placed placed(String group, String name) {
        return new Placed(Pupil.idOf("school-1", "p-1"), "school-1", group, "p-1", name, 3, LocalDate.of(2021, 9, 1));
    }
}

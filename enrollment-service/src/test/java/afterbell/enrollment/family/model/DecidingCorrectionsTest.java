package afterbell.enrollment.family.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.family.model.Correction.Accepted;
import afterbell.enrollment.family.model.Correction.Deciding;
import afterbell.enrollment.family.model.Correction.Decision;
import afterbell.enrollment.family.model.Correction.Field;
import afterbell.enrollment.family.model.Correction.Refused;
import afterbell.enrollment.family.model.Correction.Request;
import afterbell.enrollment.family.model.Correction.Requested;

/** The school decides a correction once. */
class DecidingCorrectionsTest {
    private static final Instant NOW = Instant.parse("2021-09-01T00:00:00Z");
    private static final Decision DECISION = new Decision("office", NOW, "已核对");
    private static final Request REQUEST = request(Field.NAME);

    private final Correction accepted = new Accepted(REQUEST, DECISION, true);
    private final Correction refused = new Refused(REQUEST, DECISION);

    @Test
    void acceptingANameChangesTheRoll() {
        assertThat(new Requested(REQUEST).accept(DECISION)).isEqualTo(new Deciding.Decided(accepted));
    }

    @Test
    void anAcceptedNumberIsEnteredByTheSchool() {
        var number = request(Field.PUPIL_NUMBER);

        assertThat(new Requested(number).accept(DECISION))
                .isEqualTo(new Deciding.Decided(new Accepted(number, DECISION, false)));
    }

    @Test
    void decidingAgainTheSameWayChangesNothing() {
        assertThat(accepted.accept(DECISION)).isEqualTo(new Deciding.DecidedBefore(accepted));
        assertThat(refused.refuse(DECISION)).isEqualTo(new Deciding.DecidedBefore(refused));
    }

    @Test
    void aDecisionIsNotTurnedRound() {
        assertThat(accepted.refuse(DECISION)).isEqualTo(new Deciding.DecidedOtherwise());
        assertThat(refused.accept(DECISION)).isEqualTo(new Deciding.DecidedOtherwise());
    }

    private static Request request(Field field) {
        return new Request("c-1", "pupil-1", "school-1", field, "guardian", NOW);
    }
}

package afterbell.attendance.identitycheck.model;

import java.time.Instant;

import afterbell.attendance.rollcall.model.Recognition.ByTwoPeople;
import afterbell.attendance.rollcall.model.Recognition.FallbackReason;
import afterbell.attendance.rollcall.model.RegisterId;

/** That an adult without a pickup code was recognised: by one person, and by a second one who confirms it (R31). */
public sealed interface IdentityCheck {
    Checked checked();

    /**
     * What the first person has seen.
     *
     * @param checkId given by the client
     * @param reason  why there is no code
     * @param by      subject of the first person
     */
    record Checked(String checkId, RegisterId register, String schoolId, String pupilId, String adultId,
            FallbackReason reason, Instant at, String by) {
        public ByTwoPeople recognition() {
            return new ByTwoPeople(checkId, by, reason);
        }
    }

    /** The second person's word. */
    record Word(Instant at, String by) {}

    record Waiting(Checked checked) implements IdentityCheck {}

    /** The second person has confirmed it: the pupil leaves with the adult, as the register says. */
    record Confirmed(Checked checked, Word word) implements IdentityCheck {}

    /** The second person does not recognise the adult. */
    record Declined(Checked checked, Word word) implements IdentityCheck {}
}

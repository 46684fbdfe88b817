package afterbell.attendance.pickupcode.model;

import java.time.Instant;

/** What becomes of looking at a pickup code. That it was used before is seen at the release only. */
public sealed interface Verified {
    /** A code of the school, for that pupil, day and slot, given out and not taken back. */
    record Good(PickupCode code) implements Verified {}

    /** A good one but for that: the guardian has taken it back. */
    record TakenBack(PickupCode code, Instant at) implements Verified {}

    record Bad(CodeRefusal reason) implements Verified {}
}

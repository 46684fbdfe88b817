package afterbell.attendance.pickupcode.model;

/** What becomes of looking at a pickup code. That it was used before is seen at the release only. */
public sealed interface Verified {
    /** A code of the school, for that pupil, day and slot, given out and not taken back. */
    record Good(PickupCode code) implements Verified {}

    record Bad(CodeRefusal reason) implements Verified {}
}

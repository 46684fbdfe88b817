package afterbell.attendance.rollcall.model;

/**
 * What the register says of one pupil.
 *
 * @param revision 1 when first entered, then one more with each change
 */
public record Entry(String pupilId, Presence presence, int revision) {
    Entry changedTo(Presence other) {
        return new Entry(pupilId, other, revision + 1);
    }
}

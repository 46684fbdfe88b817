package afterbell.attendance.rollcall.model;

/**
 * What the register says of one pupil.
 *
 * @param revision 1 when first entered, then one more with each change of presence
 * @param custody  in whose care a present pupil is or was
 */
public record Entry(String pupilId, Presence presence, int revision, Custody custody) {
    public Entry {
        if ((presence == Presence.PRESENT) == custody instanceof Custody.Away) {
            throw new IllegalArgumentException("A pupil is away exactly when absent");
        }
    }

    Entry changedTo(Presence other, Custody custodyThen) {
        return new Entry(pupilId, other, revision + 1, custodyThen);
    }

    public Entry in(Custody other) {
        return new Entry(pupilId, presence, revision, other);
    }
}

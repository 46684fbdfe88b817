package afterbell.attendance.rollcall.model;

import org.jspecify.annotations.Nullable;

/**
 * What the register says of one pupil.
 *
 * @param revision 1 when first entered, then one more with each change of presence
 * @param custody  in whose care a present pupil is or was
 * @param checkIn  how a present pupil came; null when the roll call, or a correction of it, has said so
 */
public record Entry(String pupilId, Presence presence, int revision, Custody custody, @Nullable CheckIn checkIn) {
    public Entry {
        if ((presence == Presence.PRESENT) == custody instanceof Custody.Away) {
            throw new IllegalArgumentException("A pupil is away exactly when absent");
        }
        if (checkIn != null && presence != Presence.PRESENT) {
            throw new IllegalArgumentException("Who has checked in is present");
        }
    }

    /** Entered by the roll call. */
    public Entry(String pupilId, Presence presence, int revision, Custody custody) {
        this(pupilId, presence, revision, custody, null);
    }

    Entry changedTo(Presence other, Custody custodyThen) {
        return new Entry(pupilId, other, revision + 1, custodyThen);
    }

    public Entry in(Custody other) {
        return new Entry(pupilId, presence, revision, other, checkIn);
    }
}

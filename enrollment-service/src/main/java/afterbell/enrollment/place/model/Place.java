package afterbell.enrollment.place.model;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A pupil's place in a group.
 *
 * @param from   first day
 * @param until  first day without the place, null while it is held
 * @param reason why it ended, null while it is held
 */
public record Place(Intake intake, String groupId, LocalDate from, @Nullable LocalDate until,
        @Nullable EndReason reason) {

    public static Place held(Intake intake, String groupId, LocalDate from) {
        return new Place(intake, groupId, from, null, null);
    }

    boolean isHeld() {
        return until == null;
    }

    /** A place that would end before it began never was. */
    Place ended(LocalDate on, EndReason why) {
        return new Place(intake, groupId, from, on.isBefore(from) ? from : on, why);
    }

    /** Whether the two share a day of a slot. */
    boolean overlaps(Place other) {
        return intake.slot() == other.intake.slot() && (until == null || until.isAfter(other.from))
                && (other.until == null || other.until.isAfter(from));
    }
}

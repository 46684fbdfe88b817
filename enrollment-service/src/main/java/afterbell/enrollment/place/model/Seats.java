package afterbell.enrollment.place.model;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The seats of a group: one teacher looks after at most 50 pupils (R20), who share a register. A seat is taken before
 * the place is granted, so that two requests at once cannot overfill the group.
 *
 * @param pupilIds pupils with a seat, in the order in which they took it
 */
public record Seats(String groupId, String schoolId, Set<String> pupilIds) {
    public static final int MOST = 50;

    public Seats {
        pupilIds = Collections.unmodifiableSet(new LinkedHashSet<>(pupilIds));
    }

    public static Seats empty(String groupId, String schoolId) {
        return new Seats(groupId, schoolId, Set.of());
    }

    /** @return the seats after the pupil took one; without the pupil when all are taken */
    public Seats take(String pupilId) {
        if (pupilIds.contains(pupilId) || pupilIds.size() == MOST) {
            return this;
        }
        var taken = new LinkedHashSet<>(pupilIds);
        taken.add(pupilId);
        return new Seats(groupId, schoolId, taken);
    }

    public boolean has(String pupilId) {
        return pupilIds.contains(pupilId);
    }
}

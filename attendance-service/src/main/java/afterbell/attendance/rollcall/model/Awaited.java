package afterbell.attendance.rollcall.model;

import java.time.LocalDate;
import java.util.Set;

import afterbell.attendance.group.model.Group;
import afterbell.attendance.group.model.Slot;

/**
 * Whom a roll call is about.
 *
 * @param expected ids of the pupils whom it must name
 * @param placed   ids of those whom it may name: also who is on leave, or comes on other weekdays, and is there
 */
public record Awaited(Set<String> expected, Set<String> placed) {
    /** Nobody is awaited on a day without service. */
    public static final Awaited NOBODY = everyOf(Set.of());

    public static Awaited in(Group group, LocalDate day, Slot slot) {
        return new Awaited(group.expectedOn(day, slot), group.placedOn(day, slot));
    }

    public static Awaited everyOf(Set<String> pupilIds) {
        return new Awaited(pupilIds, pupilIds);
    }
}

package afterbell.staffing.place.model;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * A group in one semester as staffing knows it: who holds a place in it, and so how many pupils are expected (R20). Fed by
 * enrollment.
 *
 * @param places by pupil and slot
 */
public record Group(String groupId, String schoolId, String semesterId, Map<PlaceKey, PlaceHistory> places) {
    public Group {
        places = Map.copyOf(places);
    }

    public static Group empty(String groupId, String schoolId, String semesterId) {
        return new Group(groupId, schoolId, semesterId, Map.of());
    }

    /** Which place: a pupil may hold one in each slot. */
    public record PlaceKey(String pupilId, Slot slot) {}

    /** @return the group after the fact; itself when it knew as much already */
    public Group told(PlaceKey key, PlaceHistory.Change change) {
        var known = places.getOrDefault(key, PlaceHistory.NOTHING);
        var next = known.told(change);
        if (next.equals(known)) {
            return this;
        }
        var changed = new HashMap<>(places);
        changed.put(key, next);
        return new Group(groupId, schoolId, semesterId, changed);
    }

    /** @return how many pupils are expected on that day: with a place, on their weekday, not on leave */
    public int expectedOn(LocalDate day, Slot slot) {
        return Math.toIntExact(places.entrySet()
                .stream()
                .filter(entry -> entry.getKey().slot() == slot && entry.getValue().awaits(day))
                .count());
    }
}

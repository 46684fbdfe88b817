package afterbell.attendance.group.model;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A group in one semester as attendance knows it: who holds a place in it (R6). Fed by enrollment.
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

    /** @return ids of the pupils who are awaited on that day: with a place, on their weekday, not on leave */
    public Set<String> expectedOn(LocalDate day, Slot slot) {
        return pupils(slot, place -> place.awaits(day));
    }

    /** @return ids of the pupils who hold a place on that day, awaited or not */
    public Set<String> placedOn(LocalDate day, Slot slot) {
        return pupils(slot, place -> place.covers(day));
    }

    private Set<String> pupils(Slot slot, Predicate<PlaceHistory> which) {
        return places.entrySet()
                .stream()
                .filter(entry -> entry.getKey().slot() == slot && which.test(entry.getValue()))
                .map(entry -> entry.getKey().pupilId())
                .collect(Collectors.toUnmodifiableSet());
    }
}

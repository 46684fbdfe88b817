package afterbell.attendance.group.model;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A group as attendance knows it: who holds a place in it (R6). Fed by enrollment.
 *
 * @param places by pupil and slot
 */
public record Group(String groupId, String schoolId, Map<PlaceKey, PlaceHistory> places) {
    public Group {
        places = Map.copyOf(places);
    }

    public static Group empty(String groupId, String schoolId) {
        return new Group(groupId, schoolId, Map.of());
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
        return new Group(groupId, schoolId, changed);
    }

    /** @return ids of the pupils expected on that day */
    public Set<String> expectedOn(LocalDate day, Slot slot) {
        return places.entrySet()
                .stream()
                .filter(entry -> entry.getKey().slot() == slot && entry.getValue().covers(day))
                .map(entry -> entry.getKey().pupilId())
                .collect(Collectors.toUnmodifiableSet());
    }
}

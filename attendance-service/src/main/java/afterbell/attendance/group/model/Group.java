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
public record Group(String groupId, String schoolId, Map<PlaceKey, Place> places) {
    public Group {
        places = Map.copyOf(places);
    }

    public static Group empty(String groupId, String schoolId) {
        return new Group(groupId, schoolId, Map.of());
    }

    /** Which place: a pupil may hold one in each slot. */
    public record PlaceKey(String pupilId, Slot slot) {}

    /**
     * @param from     first service day
     * @param sequence of the fact that said so; an older fact changes nothing
     */
    public record Place(LocalDate from, long sequence) {}

    /** @return the group after the fact; itself when it knew as much already */
    public Group granted(PlaceKey key, Place place) {
        Place known = places.get(key);
        if (known != null && known.sequence() >= place.sequence()) {
            return this;
        }
        var changed = new HashMap<>(places);
        changed.put(key, place);
        return new Group(groupId, schoolId, changed);
    }

    /** @return ids of the pupils expected on that day */
    public Set<String> expectedOn(LocalDate day, Slot slot) {
        return places.entrySet()
                .stream()
                .filter(entry -> entry.getKey().slot() == slot && !day.isBefore(entry.getValue().from()))
                .map(entry -> entry.getKey().pupilId())
                .collect(Collectors.toUnmodifiableSet());
    }
}

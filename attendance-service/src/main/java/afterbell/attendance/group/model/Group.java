package afterbell.attendance.group.model;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

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
     * @param until    first day without the place, null while it lasts
     * @param sequence of the fact that said so; an older fact changes nothing
     */
    public record Place(LocalDate from, @Nullable LocalDate until, long sequence) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

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

    /** @return the group after the place has ended; itself when it knew as much already, or of no such place */
    public Group ended(PlaceKey key, LocalDate until, long sequence) {
        Place known = places.get(key);
        return known == null ? this : granted(key, new Place(known.from(), until, sequence));
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

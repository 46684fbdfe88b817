package afterbell.staffing.place.model;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A group as staffing knows it: who holds a place in it, and so how many pupils are expected (R20). Fed by
 * enrollment.
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
     * What was told of a place. Granting and ending are kept apart, so that it does not matter which is heard first.
     *
     * @param from    first service day, null while only the end is known
     * @param granted sequence of the fact that granted it; an older one changes nothing
     * @param until   first day without the place, null while no end is known
     * @param ended   sequence of the fact that ended it; it says nothing of a place that was granted later
     */
    public record Place(@Nullable LocalDate from, long granted, @Nullable LocalDate until, long ended) {
        static final Place NOTHING_KNOWN = new Place(null, 0, null, 0);

        Place grantedFrom(LocalDate day, long sequence) {
            return sequence > granted ? new Place(day, sequence, until, ended) : this;
        }

        Place endedOn(LocalDate day, long sequence) {
            return sequence > ended ? new Place(from, granted, day, sequence) : this;
        }

        boolean covers(LocalDate day) {
            return from != null && !day.isBefore(from) && (until == null || ended < granted || day.isBefore(until));
        }
    }

    /** @return the group after the fact; itself when it knew as much already */
    public Group granted(PlaceKey key, LocalDate from, long sequence) {
        return change(key, place -> place.grantedFrom(from, sequence));
    }

    /** @return the group after the fact; itself when it knew as much already */
    public Group ended(PlaceKey key, LocalDate until, long sequence) {
        return change(key, place -> place.endedOn(until, sequence));
    }

    private Group change(PlaceKey key, UnaryOperator<Place> change) {
        var changed = new HashMap<>(places);
        changed.put(key, change.apply(places.getOrDefault(key, Place.NOTHING_KNOWN)));
        return changed.equals(places) ? this : new Group(groupId, schoolId, changed);
    }

    /** @return how many pupils are expected on that day */
    public int expectedOn(LocalDate day, Slot slot) {
        return Math.toIntExact(places.entrySet()
                .stream()
                .filter(entry -> entry.getKey().slot() == slot && entry.getValue().covers(day))
                .count());
    }
}

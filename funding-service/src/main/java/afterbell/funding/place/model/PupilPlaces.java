package afterbell.funding.place.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * In which schools a pupil has held a place for the afternoon, and from when to when (R6). Changes hold in the order of
 * their sequence, in whatever order and however often they arrive.
 *
 * @param changes by sequence, each once
 */
public record PupilPlaces(String pupilId, List<Change> changes) {
    public PupilPlaces {
        changes = List.copyOf(changes);
    }

    /**
     * A place was granted, or has ended.
     *
     * @param day first with the place, or first without it
     */
    public record Change(long sequence, String schoolId, String groupId, boolean granted, LocalDate day) {}

    public static PupilPlaces none(String pupilId) {
        return new PupilPlaces(pupilId, List.of());
    }

    /** @return with the changes; equal to this one when it knew them already */
    public PupilPlaces with(List<Change> told) {
        var bySequence = new TreeMap<Long, Change>();
        changes.forEach(change -> bySequence.put(change.sequence(), change));
        told.forEach(change -> bySequence.put(change.sequence(), change));
        return new PupilPlaces(pupilId, List.copyOf(bySequence.values()));
    }

    public boolean isKnownAt(String schoolId) {
        return changes.stream().anyMatch(change -> change.schoolId().equals(schoolId));
    }

    /** @return whether the pupil held a place of that school on that day, in whatever group */
    public boolean isHeld(String schoolId, LocalDate day) {
        var held = new ArrayList<String>();
        for (var change : changes) {
            if (change.schoolId().equals(schoolId) && !change.day().isAfter(day)) {
                held.remove(change.groupId());
                if (change.granted()) {
                    held.add(change.groupId());
                }
            }
        }
        return !held.isEmpty();
    }
}

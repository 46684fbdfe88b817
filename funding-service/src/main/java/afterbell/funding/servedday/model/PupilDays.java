package afterbell.funding.servedday.model;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The days on which one pupil was served, as bits by day number. Of two entries for the same day the one with the higher
 * revision holds, in whatever order and however often they arrive.
 *
 * @param known     days for which an entry has arrived
 * @param served    days on which the pupil was present
 * @param revisions revision of the entry that holds, for days where it is above 1
 */
public record PupilDays(BitSet known, BitSet served, Map<Integer, Integer> revisions) {
    public static final PupilDays NONE = new PupilDays(new BitSet(), new BitSet(), Map.of());

    public PupilDays {
        known = (BitSet) known.clone();
        served = (BitSet) served.clone();
        revisions = Map.copyOf(revisions);
    }

    /**
     * What a register says of the pupil on one day.
     *
     * @param day      number of the day
     * @param revision of the entry, from 1
     */
    public record Mark(int day, boolean present, int revision) {}

    /** @return the days after the entry; itself when it knew as much already */
    PupilDays with(int day, boolean present, int revision) {
        return with(List.of(new Mark(day, present, revision)));
    }

    /** @return the days after the entries; itself when it knew as much already */
    PupilDays with(List<Mark> marks) {
        var nowKnown = (BitSet) known.clone();
        var nowServed = (BitSet) served.clone();
        var nowRevisions = new HashMap<>(revisions);
        boolean changed = false;
        for (var mark : marks) {
            int held = nowKnown.get(mark.day()) ? nowRevisions.getOrDefault(mark.day(), 1) : 0;
            if (mark.revision() > held) {
                changed = true;
                nowKnown.set(mark.day());
                nowServed.set(mark.day(), mark.present());
                if (mark.revision() > 1) {
                    nowRevisions.put(mark.day(), mark.revision());
                }
            }
        }
        return changed ? new PupilDays(nowKnown, nowServed, nowRevisions) : this;
    }

    /** @return number of days on which the pupil was served */
    public int count() {
        return served.cardinality();
    }

    @Override
    public BitSet known() {
        return (BitSet) known.clone();
    }

    @Override
    public BitSet served() {
        return (BitSet) served.clone();
    }
}

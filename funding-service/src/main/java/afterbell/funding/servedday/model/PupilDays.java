package afterbell.funding.servedday.model;

import java.util.BitSet;
import java.util.HashMap;
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

    /** @return the days after the entry; itself when it knew as much already */
    PupilDays with(int day, boolean present, int revision) {
        if (revisionOf(day) >= revision) {
            return this;
        }
        var nowKnown = (BitSet) known.clone();
        nowKnown.set(day);
        var nowServed = (BitSet) served.clone();
        nowServed.set(day, present);
        var nowRevisions = new HashMap<>(revisions);
        if (revision > 1) {
            nowRevisions.put(day, revision);
        }
        return new PupilDays(nowKnown, nowServed, nowRevisions);
    }

    private int revisionOf(int day) {
        return known.get(day) ? revisions.getOrDefault(day, 1) : 0;
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

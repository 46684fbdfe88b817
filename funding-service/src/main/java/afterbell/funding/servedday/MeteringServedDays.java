package afterbell.funding.servedday;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.funding.servedday.model.Afternoon;
import afterbell.funding.servedday.store.Tallies;
import afterbell.funding.servedday.store.Tallies.Change;
import afterbell.funding.servedday.store.Tallies.Key;

/** Counts what registers say: one write of a tally, whatever the number of its registers and pupils. */
@Service
public class MeteringServedDays {
    private final Tallies tallies;

    MeteringServedDays(Tallies tallies) {
        this.tallies = tallies;
    }

    /**
     * Stores all tallies that are changed by one bulk.
     *
     * @throws IllegalArgumentException for a day of no semester; nothing is counted then
     */
    public void count(List<Afternoon> afternoons) {
        var byTally = new LinkedHashMap<Key, List<Afternoon>>();
        afternoons.forEach(it -> byTally
                .computeIfAbsent(new Key(it.groupId(), it.schoolId(), it.semester()), _ -> new ArrayList<>())
                .add(it));
        var changes = new ArrayList<Change>();
        tallies.load(byTally.keySet()).forEach((key, tally) -> {
            var next = tally.state().counting(byTally.getOrDefault(key, List.of()));
            if (!next.equals(tally.state())) {
                changes.add(new Change(tally, next));
            }
        });
        tallies.save(changes);
    }
}

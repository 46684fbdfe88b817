package afterbell.funding.servedday;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.funding.servedday.model.Semester;
import afterbell.funding.servedday.model.Tally;
import afterbell.funding.servedday.model.Tally.Entry;
import afterbell.funding.servedday.store.Tallies;
import afterbell.funding.servedday.store.Tallies.Change;
import afterbell.funding.servedday.store.Tallies.Key;
import afterbell.messaging.outbox.Versioned;

/** Counts what registers say: one write of a tally, whatever the number of its registers and pupils. */
@Service
public class MeteringServedDays {
    private final Tallies tallies;

    MeteringServedDays(Tallies tallies) {
        this.tallies = tallies;
    }

    /** What a register says of a group's afternoon. */
    public record Afternoon(String groupId, String schoolId, LocalDate day, List<Entry> entries) {
        Key tally() {
            return new Key(groupId, schoolId, semester());
        }

        Semester semester() {
            return Semester.of(day).orElseThrow(() -> new IllegalArgumentException(day + " is in no semester"));
        }
    }

    /**
     * Stores all tallies that are changed by one bulk.
     *
     * @throws IllegalArgumentException for a day of no semester; nothing is counted then
     */
    public void count(List<Afternoon> afternoons) {
        var byTally = new LinkedHashMap<Key, List<Afternoon>>();
        afternoons.forEach(afternoon -> byTally.computeIfAbsent(afternoon.tally(), _ -> new ArrayList<>())
                .add(afternoon));
        var changes = new ArrayList<Change>();
        tallies.load(byTally.keySet()).forEach((key, tally) -> {
            var next = counted(tally, byTally.getOrDefault(key, List.of()));
            if (!next.equals(tally.state())) {
                changes.add(new Change(tally, next));
            }
        });
        tallies.save(changes);
    }

    private static Tally counted(Versioned<Tally> before, List<Afternoon> afternoons) {
        var tally = before.state();
        for (var afternoon : afternoons) {
            tally = tally.with(tally.semester().numberOf(afternoon.day()), afternoon.entries());
        }
        return tally;
    }
}

package afterbell.funding.servedday;

import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.funding.servedday.model.Semester;
import afterbell.funding.servedday.model.Tally.Entry;
import afterbell.funding.servedday.store.Tallies;

/** Counts what registers say: one write per fact, whatever the number of pupils. */
@Service
public class MeteringServedDays {
    private final Tallies tallies;

    MeteringServedDays(Tallies tallies) {
        this.tallies = tallies;
    }

    /** @throws IllegalArgumentException for a day of no semester */
    public void count(String groupId, String schoolId, LocalDate day, List<Entry> entries) {
        var semester = Semester.of(day).orElseThrow(() -> new IllegalArgumentException(day + " is in no semester"));
        var tally = tallies.load(groupId, schoolId, semester);
        var next = tally.state().with(semester.numberOf(day), entries);
        if (!next.equals(tally.state())) {
            tallies.save(tally, next);
        }
    }
}

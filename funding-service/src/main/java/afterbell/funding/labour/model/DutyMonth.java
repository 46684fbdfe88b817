package afterbell.funding.labour.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/**
 * A worker's afternoons at a school in one month (R19). Of two facts about the same day the later one holds, in whatever
 * order and however often they arrive.
 */
public record DutyMonth(String schoolId, YearMonth month, String workerId, Map<LocalDate, Duty> duties) {
    public DutyMonth {
        duties = Map.copyOf(duties);
    }

    /**
     * @param minutes  served between dismissal and 18:00
     * @param sequence of the fact among those of its session
     */
    public record Duty(int minutes, long sequence) {}

    public static DutyMonth empty(String schoolId, YearMonth month, String workerId) {
        return new DutyMonth(schoolId, month, workerId, Map.of());
    }

    /** @return the month after the fact; equal to this one when it knew as much already */
    public DutyMonth with(LocalDate day, Duty duty) {
        var changed = new HashMap<>(duties);
        changed.merge(day, duty, (before, now) -> now.sequence() > before.sequence() ? now : before);
        return new DutyMonth(schoolId, month, workerId, changed);
    }
}

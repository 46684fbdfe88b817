package afterbell.funding.servedday.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The served days of a group's pupils in one semester (R16). Only the afternoon is counted (R11). */
public record Tally(String groupId, String schoolId, Semester semester, Map<String, PupilDays> pupils) {
    public Tally {
        pupils = Map.copyOf(pupils);
    }

    public static Tally empty(String groupId, String schoolId, Semester semester) {
        return new Tally(groupId, schoolId, semester, Map.of());
    }

    /** What a register says of one pupil on one day. */
    public record Entry(String pupilId, boolean present, int revision) {}

    /** @return the tally after the entries; equal to this one when it knew as much already */
    public Tally with(int day, List<Entry> entries) {
        var changed = new HashMap<>(pupils);
        entries.forEach(entry -> changed.merge(entry.pupilId(),
                PupilDays.NONE.with(day, entry.present(), entry.revision()),
                (before, _) -> before.with(day, entry.present(), entry.revision())));
        return new Tally(groupId, schoolId, semester, changed);
    }

    /** @return pupils who were served on at least one day */
    public long pupilsServed() {
        return pupils.values().stream().filter(days -> days.count() > 0).count();
    }

    /** @return served days of all pupils together */
    public long pupilDays() {
        return pupils.values().stream().mapToLong(PupilDays::count).sum();
    }
}

package afterbell.funding.servedday.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import afterbell.funding.servedday.model.PupilDays.Mark;

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

    /** @return the tally after what these afternoons of its group say; equal to this one when it knew as much already */
    public Tally counting(List<Afternoon> afternoons) {
        var marks = new HashMap<String, List<Mark>>();
        for (var afternoon : afternoons) {
            int day = semester.numberOf(afternoon.day());
            for (var entry : afternoon.entries()) {
                marks.computeIfAbsent(entry.pupilId(), _ -> new ArrayList<>())
                        .add(new Mark(day, entry.present(), entry.revision()));
            }
        }
        var changed = new HashMap<>(pupils);
        marks.forEach((pupil, told) -> changed.put(pupil, changed.getOrDefault(pupil, PupilDays.NONE).with(told)));
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

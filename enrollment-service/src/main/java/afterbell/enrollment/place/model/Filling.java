package afterbell.enrollment.place.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import afterbell.enrollment.place.model.Seats.Seat;

/** Gives free seats to those who wait, in their order; one group after the other. */
public final class Filling {
    private Filling() {}

    /** A pupil's seat. */
    public record Taken(String groupId, LocalDate from) {}

    /**
     * @param seats of each group, in the groups' order
     * @param taken who of those who waited has a seat now, by pupil
     */
    public record Filled(List<Seats> seats, Map<String, Taken> taken) {}

    /**
     * @param groups   in the order in which they are filled
     * @param pupilIds in the order in which they wait; who has a seat already keeps it
     */
    public static Filled fill(List<Seats> groups, List<String> pupilIds, LocalDate from) {
        var seats = new ArrayList<>(groups);
        var taken = new LinkedHashMap<String, Taken>();
        for (var pupilId : pupilIds) {
            int group = groupFor(seats, pupilId, from);
            if (group >= 0) {
                var after = seats.get(group).take(pupilId, from);
                seats.set(group, after);
                var seat = after.of(pupilId).orElseThrow();
                taken.put(pupilId, new Taken(after.groupId(), seat.from()));
            }
        }
        return new Filled(List.copyOf(seats), taken);
    }

    private static int groupFor(List<Seats> seats, String pupilId, LocalDate from) {
        int free = -1;
        for (int i = 0; i < seats.size(); i++) {
            if (seats.get(i).of(pupilId).filter(Seat::isTaken).isPresent()) {
                return i;
            }
            free = free < 0 && seats.get(i).hasFreeSeat(from) ? i : free;
        }
        return free;
    }
}

package afterbell.attendance.rota.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is on duty at a school in one slot of a day (R20). Fed by staffing.
 *
 * @param duties by duty id, those that were taken away among them
 */
public record RotaDay(Map<String, Duty> duties) {
    public static final RotaDay EMPTY = new RotaDay(Map.of());

    public RotaDay {
        duties = Map.copyOf(duties);
    }

    /**
     * @param assigned false once it was taken away
     * @param sequence of the fact that said so; an older fact changes nothing
     */
    public record Duty(String dutyId, String workerId, boolean assigned, long sequence) {}

    /** @return the rota after the fact; itself when it knew as much already */
    public RotaDay told(List<Duty> others) {
        var newest = new HashMap<>(duties);
        others.forEach(duty -> newest.merge(duty.dutyId(), duty,
                (known, told) -> known.sequence() >= told.sequence() ? known : told));
        return newest.equals(duties) ? this : new RotaDay(newest);
    }

    /** @return ids of the workers on duty */
    public Set<String> workerIds() {
        return duties.values()
                .stream()
                .filter(Duty::assigned)
                .map(Duty::workerId)
                .collect(Collectors.toUnmodifiableSet());
    }
}

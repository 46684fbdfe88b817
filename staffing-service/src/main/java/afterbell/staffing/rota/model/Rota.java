package afterbell.staffing.rota.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import afterbell.staffing.rota.model.RotaEvent.Reason;

/**
 * The duties of one worker in one week, in all schools: nobody is in two places in one slot, city-wide, because
 * that is decided inside this one aggregate.
 *
 * @param duties at most 14: seven days of two slots
 */
public record Rota(RotaId id, List<Duty> duties) {
    public Rota {
        duties = List.copyOf(duties);
    }

    public static Rota empty(RotaId id) {
        return new Rota(id, List.of());
    }

    /** What becomes of a duty that is to be assigned. */
    public sealed interface Assigning {
        /** @param rota with the duty; the same as before when it was assigned already */
        record Assigned(Rota rota, boolean isNew) implements Assigning {}

        /** The worker has another duty in that slot. */
        record BusyElsewhere() implements Assigning {}
    }

    public Assigning assign(Duty wanted) {
        var known = duties.stream().filter(duty -> duty.key().equals(wanted.key())).findFirst();
        if (known.isPresent()) {
            return known.get().equals(wanted)
                    ? new Assigning.Assigned(this, false)
                    : new Assigning.BusyElsewhere();
        }
        return new Assigning.Assigned(new Rota(id, Stream.concat(duties.stream(), Stream.of(wanted)).toList()), true);
    }

    public Optional<Duty> duty(Duty.Key key) {
        return duties.stream().filter(duty -> duty.key().equals(key)).findFirst();
    }

    public Rota without(Predicate<Duty> which) {
        return new Rota(id, duties.stream().filter(which.negate()).toList());
    }

    /** @return what has happened since an earlier state, grouped by school */
    public List<RotaEvent> since(Rota before, Reason removedBecause) {
        var events = new ArrayList<RotaEvent>();
        bySchool(before.duties(), duties)
                .forEach((school, removed) -> events.add(new RotaEvent.Removed(school, removed, removedBecause)));
        bySchool(duties, before.duties())
                .forEach((school, assigned) -> events.add(new RotaEvent.Assigned(school, assigned)));
        return events;
    }

    private static Map<String, List<Duty>> bySchool(List<Duty> duties, List<Duty> without) {
        return duties.stream()
                .filter(duty -> !without.contains(duty))
                .collect(Collectors.groupingBy(Duty::schoolId, TreeMap::new, Collectors.toList()));
    }
}

package afterbell.staffing.rota.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import afterbell.staffing.rota.model.RotaEvent.Reason;

/**
 * The duties of one worker in one week, in all schools: nobody is in two places in one slot, city-wide, nor on duty
 * while on leave, because that is decided inside this one aggregate.
 *
 * @param duties   at most 14: seven days of two slots
 * @param absences leaves that touch the week, cancelled ones among them
 * @param lost     duties that ended with the clearance, the last for each slot of a day
 */
public record Rota(RotaId id, List<Duty> duties, List<Absence> absences, List<Lost> lost) {
    public Rota {
        duties = List.copyOf(duties);
        absences = List.copyOf(absences);
        lost = List.copyOf(lost);
    }

    public static Rota empty(RotaId id) {
        return new Rota(id, List.of(), List.of(), List.of());
    }

    /** What becomes of a duty that is to be assigned. */
    public sealed interface Assigning {
        /** @param rota with the duty; the same as before when it was assigned already */
        record Assigned(Rota rota, boolean isNew) implements Assigning {}

        /** The worker has another duty in that slot. */
        record BusyElsewhere() implements Assigning {}

        /** The worker is on leave from the school. */
        record OnLeave() implements Assigning {}
    }

    /** The same duty again takes the class hours that are planned now. */
    public Assigning assign(Duty wanted) {
        if (isOnLeave(wanted.schoolId(), wanted.key().date())) {
            return new Assigning.OnLeave();
        }
        var known = duty(wanted.key());
        if (known.isEmpty()) {
            return new Assigning.Assigned(withDuties(Stream.concat(duties.stream(), Stream.of(wanted))), true);
        }
        if (!known.get().isSameAs(wanted)) {
            return new Assigning.BusyElsewhere();
        }
        return new Assigning.Assigned(replacing(known.get(), known.get().withHours(wanted.classHours())), false);
    }

    public boolean isOnLeave(String schoolId, LocalDate day) {
        return absences.stream().anyMatch(absence -> absence.keepsFrom(schoolId, day));
    }

    public Optional<Duty> duty(Duty.Key key) {
        return duties.stream().filter(duty -> duty.key().equals(key)).findFirst();
    }

    public Rota without(Predicate<Duty> which) {
        return withDuties(duties.stream().filter(which.negate()));
    }

    /** @return the rota without these duties, which it remembers as lost for the school to see */
    public Rota losing(Predicate<Duty> which, Reason reason) {
        var gone = duties.stream().filter(which).map(duty -> new Lost(duty, reason)).toList();
        if (gone.isEmpty()) {
            return this;
        }
        var keys = gone.stream().map(it -> it.duty().key()).toList();
        var all = Stream.concat(lost.stream().filter(it -> !keys.contains(it.duty().key())), gone.stream()).toList();
        return new Rota(id, without(which).duties(), absences, all);
    }

    /** @return the rota after what was said of a leave; itself when it knows that, or something later */
    public Rota told(Absence absence) {
        boolean known = absences.stream()
                .anyMatch(it -> it.leaveId().equals(absence.leaveId()) && it.edition() >= absence.edition());
        if (known) {
            return this;
        }
        var others = absences.stream().filter(it -> !it.leaveId().equals(absence.leaveId()));
        var free = duties.stream().filter(duty -> !absence.keepsFrom(duty.schoolId(), duty.key().date())).toList();
        return new Rota(id, free, Stream.concat(others, Stream.of(absence)).toList(), lost);
    }

    /** What becomes of giving a duty away. */
    public sealed interface Giving {
        record Promised(Rota rota, Duty duty) implements Giving {}

        record NoSuchDuty() implements Giving {}

        /** Another exchange is about to move it. */
        record UnderWay() implements Giving {}
    }

    /** The duty stays until the exchange settles, and no other exchange takes it meanwhile. */
    public Giving promise(Duty.Key key, String run) {
        var duty = duty(key);
        if (duty.isEmpty()) {
            return new Giving.NoSuchDuty();
        }
        String leaving = duty.get().leavingBy();
        if (leaving != null && !leaving.equals(run)) {
            return new Giving.UnderWay();
        }
        var promised = duty.get().leavingBy(run);
        return new Giving.Promised(replacing(duty.get(), promised), promised);
    }

    /**
     * Takes what another gives. Where this worker gives away the very slot, it is taken when the exchange settles;
     * else it is taken now, and both serve until then.
     */
    public Assigning take(Duty taken, String run) {
        var here = duty(taken.key());
        if (here.isPresent() && run.equals(here.get().leavingBy())) {
            return isOnLeave(taken.schoolId(), taken.key().date())
                    ? new Assigning.OnLeave()
                    : new Assigning.Assigned(this, false);
        }
        if (here.isPresent() && run.equals(here.get().cameBy())) {
            return new Assigning.Assigned(this, false);
        }
        return here.isPresent() ? new Assigning.BusyElsewhere() : assign(taken);
    }

    /** The exchange holds: what was promised goes, and what was to come into its slot comes. */
    public Rota settle(String run, Collection<Duty> taken) {
        return withDuties(duties.stream()
                .flatMap(duty -> run.equals(duty.leavingBy())
                        ? taken.stream().filter(it -> it.key().equals(duty.key()))
                        : Stream.of(duty)));
    }

    /** The exchange does not hold: what came by it goes, and what was promised stays. */
    public Rota revert(String run) {
        return withDuties(duties.stream()
                .filter(duty -> !run.equals(duty.cameBy()))
                .map(duty -> run.equals(duty.leavingBy()) ? duty.leavingBy(null) : duty));
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
                .filter(duty -> without.stream().noneMatch(duty::isSameAs))
                .collect(Collectors.groupingBy(Duty::schoolId, TreeMap::new, Collectors.toList()));
    }

    private Rota replacing(Duty known, Duty next) {
        return withDuties(duties.stream().map(duty -> duty.equals(known) ? next : duty));
    }

    private Rota withDuties(Stream<Duty> next) {
        return new Rota(id, next.toList(), absences, lost);
    }
}

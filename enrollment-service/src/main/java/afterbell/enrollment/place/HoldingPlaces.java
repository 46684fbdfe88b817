package afterbell.enrollment.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.enrollment.place.model.EndReason;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Place.Held;
import afterbell.enrollment.place.model.PupilPlaces.Ending;
import afterbell.enrollment.place.model.PupilPlaces.Granting;
import afterbell.enrollment.place.store.GroupSeats;
import afterbell.enrollment.place.store.Places;
import afterbell.enrollment.place.store.Places.Grant;

/** Grants and ends places. Each step may be repeated and changes nothing then. */
@Service
public class HoldingPlaces {
    private static final int ATTEMPTS = 20;
    private static final int MOST_AT_ONCE = 1_000;

    private final Places places;
    private final GroupSeats groupSeats;

    HoldingPlaces(Places places, GroupSeats groupSeats) {
        this.places = places;
        this.groupSeats = groupSeats;
    }

    /**
     * Grants places by few writes.
     *
     * @param wanted by pupil
     * @return who holds the place now; the others hold another one of the slot on one of its days
     */
    public Set<String> grantAll(Map<String, Held> wanted) {
        var held = new HashSet<String>();
        var pupilIds = List.copyOf(wanted.keySet());
        for (int from = 0; from < pupilIds.size(); from += MOST_AT_ONCE) {
            held.addAll(grant(pupilIds.subList(from, Math.min(pupilIds.size(), from + MOST_AT_ONCE)), wanted));
        }
        return held;
    }

    private Set<String> grant(List<String> pupilIds, Map<String, Held> wanted) {
        var held = new HashSet<String>();
        var grants = new ArrayList<Grant>();
        for (var known : places.load(pupilIds)) {
            switch (known.state().grant(Objects.requireNonNull(wanted.get(known.id())))) {
                case Granting.Granted granted -> grants.add(new Grant(known, granted));
                case Granting.HeldAlready() -> held.add(known.id());
                case Granting.Overlaps() -> {
                }
            }
        }
        try {
            places.save(grants);
            grants.forEach(it -> held.add(it.before().id()));
        } catch (OptimisticLockingFailureException e) {
            grants.stream()
                    .map(it -> it.before().id())
                    .filter(it -> grant(it, Objects.requireNonNull(wanted.get(it))))
                    .forEach(held::add);
        }
        return held;
    }

    /** Whether the pupil holds a place in another intake of that semester and slot. */
    public boolean holdsElsewhere(String pupilId, Intake intake) {
        return places.load(pupilId)
                .state()
                .held()
                .anyMatch(it -> !it.intake().equals(intake) && it.intake().slot() == intake.slot()
                        && it.intake().semesterId().equals(intake.semesterId()));
    }

    private boolean grant(String pupilId, Held place) {
        return again(() -> {
            var known = places.load(pupilId);
            return switch (known.state().grant(place)) {
                case Granting.Granted granted -> {
                    places.save(known, granted);
                    yield true;
                }
                case Granting.HeldAlready() -> true;
                case Granting.Overlaps() -> false;
            };
        });
    }

    /**
     * Ends the place that is held there, then frees the seat.
     *
     * @param on first day without it
     */
    public void end(String pupilId, Intake intake, String groupId, LocalDate on, EndReason reason) {
        again(() -> {
            var known = places.load(pupilId);
            if (known.state().end(intake, groupId, on, reason) instanceof Ending.Ended ended) {
                places.save(known, ended);
            }
            return true;
        });
        giveUpSeat(pupilId, intake, groupId, on);
    }

    public void giveUpSeat(String pupilId, Intake intake, String groupId, LocalDate on) {
        again(() -> {
            var known = groupSeats.load(groupId, intake);
            groupSeats.save(known, known.state().giveUp(pupilId, on));
            return true;
        });
    }

    /** Tries again when somebody else has saved meanwhile: the step is decided anew on what is stored now. */
    static <T> T again(Supplier<T> step) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return step.get();
            } catch (OptimisticLockingFailureException e) {
                Thread.onSpinWait();
            }
        }
        return step.get();
    }
}

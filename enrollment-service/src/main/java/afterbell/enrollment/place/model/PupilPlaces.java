package afterbell.enrollment.place.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import afterbell.enrollment.place.model.Place.Held;
import afterbell.enrollment.place.model.Tenure.Week;

/**
 * The places of one pupil, at whatever school: two of one slot never overlap (R6, R16), and what ends and what begins
 * is told in that order.
 *
 * @param places in the order in which they were granted
 */
public record PupilPlaces(String pupilId, List<Place> places) {
    /** Changes of the weekdays, and leaves, of one place. */
    static final int MOST_CHANGES = 100;

    /** A semester's afternoons, or its noons: a pupil holds no more than one place in it. */
    public record Semester(String semesterId, Slot slot) {
        boolean includes(Intake intake) {
            return intake.semesterId().equals(semesterId) && intake.slot() == slot;
        }
    }

    public PupilPlaces {
        places = List.copyOf(places);
    }

    public static PupilPlaces none(String pupilId) {
        return new PupilPlaces(pupilId, List.of());
    }

    /** What becomes of granting a place. */
    public sealed interface Granting {
        record Granted(PupilPlaces places, Held place) implements Granting {}

        record HeldAlready() implements Granting {}

        /** The pupil holds another place on one of the days. */
        record Overlaps() implements Granting {}
    }

    public Granting grant(Held wanted) {
        if (held().anyMatch(it -> it.intake().equals(wanted.intake()) && it.groupId().equals(wanted.groupId())
                && it.from().equals(wanted.from()))) {
            return new Granting.HeldAlready();
        }
        if (places.stream().anyMatch(wanted::overlaps)) {
            return new Granting.Overlaps();
        }
        var all = new ArrayList<>(places);
        all.add(wanted);
        return new Granting.Granted(new PupilPlaces(pupilId, all), wanted);
    }

    /** What becomes of ending a place. */
    public sealed interface Ending {
        record Ended(PupilPlaces places, Place.Ended place) implements Ending {}

        record NotHeld() implements Ending {}
    }

    /**
     * Ends the place that is held there.
     *
     * @param on first day without it
     */
    public Ending end(Intake intake, String groupId, LocalDate on, EndReason reason) {
        var held = held().filter(it -> it.intake().equals(intake) && it.groupId().equals(groupId)).findFirst();
        if (held.isEmpty()) {
            return new Ending.NotHeld();
        }
        var ended = held.get().ended(on, reason);
        return new Ending.Ended(with(held.get(), ended), ended);
    }

    /** What becomes of coming on other weekdays. */
    public sealed interface Changing {
        record Changed(PupilPlaces places, Held place, Week week) implements Changing {}

        /** The pupil comes on these weekdays already. */
        record AsBefore(Held place) implements Changing {}

        record NotHeld() implements Changing {}

        /** A place keeps its past, and so many changes are not one family's. */
        record TooManyChanges() implements Changing {}
    }

    /**
     * Changes the weekdays of the place that is held in the semester.
     *
     * @param from first day of the new week
     */
    public Changing comeOn(Semester semester, LocalDate from, Weekdays weekdays) {
        var held = heldIn(semester);
        if (held.isEmpty()) {
            return new Changing.NotHeld();
        }
        var changed = held.get().withWeekdays(from, weekdays);
        if (changed.equals(held.get())) {
            return new Changing.AsBefore(changed);
        }
        return changed.weeks().size() > MOST_CHANGES
                ? new Changing.TooManyChanges()
                : new Changing.Changed(with(held.get(), changed), changed, changed.weeks().getLast());
    }

    /** What becomes of a leave. */
    public sealed interface Leaving {
        record Taken(PupilPlaces places, Held place, Leave leave) implements Leaving {}

        record TakenBefore(Held place, Leave leave) implements Leaving {}

        record NotHeld() implements Leaving {}

        /** The pupil is on another leave on one of the days. */
        record Overlaps(Leave other) implements Leaving {}

        record TooManyLeaves() implements Leaving {}
    }

    /** Takes leave from the place that is held in the semester; a leave with the same id is taken anew. */
    public Leaving takeLeave(Semester semester, Leave leave) {
        var held = heldIn(semester).filter(place -> leave.until().isAfter(place.from()));
        if (held.isEmpty()) {
            return new Leaving.NotHeld();
        }
        var place = held.get();
        if (place.leaves().contains(leave)) {
            return new Leaving.TakenBefore(place, leave);
        }
        var other = place.leaves()
                .stream()
                .filter(known -> !known.leaveId().equals(leave.leaveId()) && known.overlaps(leave))
                .findFirst();
        if (other.isPresent()) {
            return new Leaving.Overlaps(other.get());
        }
        var changed = place.withLeave(leave);
        return changed.leaves().size() > MOST_CHANGES
                ? new Leaving.TooManyLeaves()
                : new Leaving.Taken(with(place, changed), changed, leave);
    }

    /**
     * Ends a leave from a held place early, or takes it back before it has begun.
     *
     * @param day first day on which the pupil comes again
     */
    public Leaving comeBack(String leaveId, LocalDate day) {
        for (var place : held().toList()) {
            for (var leave : place.leaves()) {
                if (leave.leaveId().equals(leaveId)) {
                    var shorter = leave.endedOn(day);
                    if (shorter.equals(leave)) {
                        return new Leaving.TakenBefore(place, leave);
                    }
                    var changed = place.withLeave(shorter);
                    return new Leaving.Taken(with(place, changed), changed, shorter);
                }
            }
        }
        return new Leaving.NotHeld();
    }

    /** The places that have not ended; those of a semester that is over are among them. */
    public Stream<Held> held() {
        return places.stream().filter(Held.class::isInstance).map(Held.class::cast);
    }

    private Optional<Held> heldIn(Semester semester) {
        return held().filter(it -> semester.includes(it.intake())).findFirst();
    }

    private PupilPlaces with(Place before, Place after) {
        var all = new ArrayList<>(places);
        all.set(all.indexOf(before), after);
        return new PupilPlaces(pupilId, all);
    }
}

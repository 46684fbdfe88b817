package afterbell.enrollment.roster.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A pupil, one in the whole city, on the roll of at most one school (R6). */
public sealed interface Pupil {
    String pupilId();

    /** The schools that the pupil has left, in that order. */
    List<Departure> departures();

    /** A pupil of whom nothing is entered yet. */
    record Unknown(String pupilId) implements Pupil {
        @Override
        public List<Departure> departures() {
            return List.of();
        }
    }

    record OnRoll(String pupilId, Entry entry, List<Departure> departures) implements Pupil {
        public OnRoll {
            departures = List.copyOf(departures);
        }

        public Standing standing() {
            return entry.standing();
        }
    }

    /** @param last the pupil's entry at the school that was left last */
    record OffRoll(String pupilId, Entry last, List<Departure> departures) implements Pupil {
        public OffRoll {
            departures = List.copyOf(departures);
        }

        /** Without what leads back to the child: where it stood is kept for totals, not as whom. */
        public OffRoll forgotten() {
            var standing = last.standing();
            return new OffRoll(pupilId, new Entry(new Standing(standing.schoolId(), "forgotten", standing.grade(),
                    standing.className()), "forgotten", false), departures);
        }
    }

    /** Where the pupil stands now, empty off the roll. */
    default Optional<Standing> current() {
        return this instanceof OnRoll onRoll ? Optional.of(onRoll.standing()) : Optional.empty();
    }

    /** R6. */
    default boolean isOnRollOf(String schoolId) {
        return current().filter(standing -> standing.schoolId().equals(schoolId)).isPresent();
    }

    /** Whether standing there is a move for the pupil. */
    default Move moveTo(Standing to) {
        return switch (this) {
            case Unknown _ -> Move.NONE;
            case OffRoll(String _, Entry last, List<Departure>_) ->
                last.standing().schoolId().equals(to.schoolId()) ? Move.NONE : Move.SCHOOL;
            case OnRoll there -> there.isOnRollOf(to.schoolId()) && !there.standing().isSameClass(to)
                    ? Move.CLASS
                    : Move.NONE;
        };
    }

    /** What becomes of entering a pupil into a school's roll. */
    sealed interface Enrolment {
        record Added(OnRoll pupil) implements Enrolment {}

        record Changed(OnRoll pupil) implements Enrolment {}

        record Unchanged(OnRoll pupil) implements Enrolment {}

        record OnRollElsewhere() implements Enrolment {}
    }

    /** Enters the pupil, or takes over what the roster says now. A pupil on another school's roll leaves that first. */
    default Enrolment enrol(Entry entry) {
        return switch (this) {
            case Unknown(String id) -> new Enrolment.Added(new OnRoll(id, entry, List.of()));
            case OffRoll(String id, Entry _, List<Departure> left) -> new Enrolment.Added(new OnRoll(id, entry, left));
            case OnRoll there when !there.isOnRollOf(entry.standing().schoolId()) -> new Enrolment.OnRollElsewhere();
            case OnRoll there when there.entry().equals(entry) -> new Enrolment.Unchanged(there);
            case OnRoll(String id, Entry _, List<Departure> left) -> new Enrolment.Changed(new OnRoll(id, entry, left));
        };
    }

    /** What becomes of taking a pupil off a school's roll. */
    sealed interface Leaving {
        record Left(OffRoll pupil) implements Leaving {}

        /** The same departure was entered before. */
        record LeftBefore() implements Leaving {}

        record NotOnRoll() implements Leaving {}
    }

    default Leaving leave(Departure departure) {
        if (departures().contains(departure)) {
            return new Leaving.LeftBefore();
        }
        if (!(this instanceof OnRoll there) || !isOnRollOf(departure.schoolId())) {
            return new Leaving.NotOnRoll();
        }
        var left = new ArrayList<>(departures());
        left.add(departure);
        return new Leaving.Left(new OffRoll(pupilId(), there.entry(), left));
    }
}

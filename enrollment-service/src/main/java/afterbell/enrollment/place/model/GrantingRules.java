package afterbell.enrollment.place.model;

import afterbell.enrollment.place.model.Pupil.Placed;
import afterbell.enrollment.place.model.Pupil.Unknown;

/** Decides whether a pupil gets a place in a group. */
public final class GrantingRules {
    private GrantingRules() {}

    /** What becomes of it. */
    public sealed interface Outcome {
        /** @param granted whether the place is new: only then is there something to tell */
        record Holds(Placed pupil, boolean granted) implements Outcome {}

        record GroupIsFull() implements Outcome {}

        record HoldsPlaceElsewhere() implements Outcome {}
    }

    public static Outcome decide(Pupil pupil, Placed wanted, Seats seats) {
        return switch (pupil) {
            case Placed placed when !placed.groupId().equals(wanted.groupId()) -> new Outcome.HoldsPlaceElsewhere();
            case Placed placed -> new Outcome.Holds(new Placed(placed.pupilId(), placed.schoolId(), placed.groupId(),
                    placed.rosterId(), wanted.name(), wanted.grade(), placed.from()), false);
            case Unknown _ when !seats.has(wanted.pupilId()) -> new Outcome.GroupIsFull();
            case Unknown _ -> new Outcome.Holds(wanted, true);
        };
    }
}

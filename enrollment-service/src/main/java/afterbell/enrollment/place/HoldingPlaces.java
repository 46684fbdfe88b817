package afterbell.enrollment.place;

import java.time.LocalDate;
import java.util.function.Supplier;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.enrollment.place.model.EndReason;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Place;
import afterbell.enrollment.place.model.PupilPlaces.Ending;
import afterbell.enrollment.place.model.PupilPlaces.Granting;
import afterbell.enrollment.place.store.GroupSeats;
import afterbell.enrollment.place.store.Places;

/** Grants and ends places. Each step may be repeated and changes nothing then. */
@Service
public class HoldingPlaces {
    private static final int ATTEMPTS = 20;

    private final Places places;
    private final GroupSeats groupSeats;

    HoldingPlaces(Places places, GroupSeats groupSeats) {
        this.places = places;
        this.groupSeats = groupSeats;
    }

    /** @return whether the pupil holds the place now; false when another place of the slot overlaps it */
    public boolean grant(String pupilId, Place place) {
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

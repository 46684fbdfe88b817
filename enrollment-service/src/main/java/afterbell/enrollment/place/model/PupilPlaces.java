package afterbell.enrollment.place.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The places of one pupil, at whatever school: two of one slot never overlap (R6, R16), and what ends and what begins
 * is told in that order.
 *
 * @param places in the order in which they were granted
 */
public record PupilPlaces(String pupilId, List<Place> places) {
    public PupilPlaces {
        places = List.copyOf(places);
    }

    public static PupilPlaces none(String pupilId) {
        return new PupilPlaces(pupilId, List.of());
    }

    /** What becomes of granting a place. */
    public sealed interface Granting {
        record Granted(PupilPlaces places, Place place) implements Granting {}

        record HeldAlready() implements Granting {}

        /** The pupil holds another place on one of the days. */
        record Overlaps() implements Granting {}
    }

    public Granting grant(Place wanted) {
        if (places.contains(wanted)) {
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
        record Ended(PupilPlaces places, Place place) implements Ending {}

        record NotHeld() implements Ending {}
    }

    /**
     * Ends the place that is held there.
     *
     * @param on first day without it
     */
    public Ending end(Intake intake, String groupId, LocalDate on, EndReason reason) {
        var held = places.stream()
                .filter(it -> it.isHeld() && it.intake().equals(intake) && it.groupId().equals(groupId))
                .findFirst();
        if (held.isEmpty()) {
            return new Ending.NotHeld();
        }
        var ended = held.get().ended(on, reason);
        var all = new ArrayList<>(places);
        all.set(all.indexOf(held.get()), ended);
        return new Ending.Ended(new PupilPlaces(pupilId, all), ended);
    }
}

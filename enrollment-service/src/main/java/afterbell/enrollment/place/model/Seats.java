package afterbell.enrollment.place.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The seats of a group in a semester and slot: one teacher looks after at most 50 pupils (R20), who share a register. A
 * seat is taken before the place is granted, so that two at once cannot overfill the group on any day.
 *
 * @param capacity as the school has opened the group, at most {@value #MOST}
 * @param seats    in the order in which they were taken, given up ones included
 */
public record Seats(String groupId, Intake intake, int capacity, List<Seat> seats) {
    public static final int MOST = 50;

    public Seats {
        seats = List.copyOf(seats);
    }

    /** @param until first day on which it is free again, null while it is taken */
    public record Seat(String pupilId, LocalDate from, @Nullable LocalDate until) {
        boolean isTaken() {
            return until == null;
        }

        boolean covers(LocalDate day) {
            return !from.isAfter(day) && (until == null || until.isAfter(day));
        }
    }

    public static Seats none(String groupId, Intake intake) {
        return new Seats(groupId, intake, 0, List.of());
    }

    public Seats withCapacity(int opened) {
        return new Seats(groupId, intake, Math.min(opened, MOST), seats);
    }

    /** The pupil's seat, while it is taken. */
    public Optional<Seat> of(String pupilId) {
        return seats.stream().filter(seat -> seat.isTaken() && seat.pupilId().equals(pupilId)).findFirst();
    }

    /** Whether a seat is free on that day and on every later one. */
    public boolean hasFreeSeat(LocalDate from) {
        var changes = Stream.concat(Stream.of(from), seats.stream().map(Seat::from).filter(day -> day.isAfter(from)));
        return changes.allMatch(day -> seats.stream().filter(seat -> seat.covers(day)).count() < capacity);
    }

    /** @return the seats after the pupil took one; the same when the pupil has one or none is free */
    public Seats take(String pupilId, LocalDate from) {
        if (of(pupilId).isPresent() || !hasFreeSeat(from)) {
            return this;
        }
        var all = new ArrayList<>(seats);
        all.add(new Seat(pupilId, from, null));
        return new Seats(groupId, intake, capacity, all);
    }

    /** @return the seats after the pupil gave up the seat; the same when the pupil has none */
    public Seats giveUp(String pupilId, LocalDate on) {
        return new Seats(groupId, intake, capacity, seats.stream()
                .map(seat -> seat.isTaken() && seat.pupilId().equals(pupilId)
                        ? new Seat(pupilId, seat.from(), on.isBefore(seat.from()) ? seat.from() : on)
                        : seat)
                .toList());
    }

    /** Who sits there on that day or later. */
    public List<String> pupilsFrom(LocalDate day) {
        return seats.stream()
                .filter(seat -> seat.until() == null || seat.until().isAfter(day))
                .map(Seat::pupilId)
                .distinct()
                .toList();
    }
}

package afterbell.enrollment.place.model;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import afterbell.enrollment.place.model.Seats.Seat;

/** Gives free seats to those who wait, in their order; one group after the other. */
public final class Filling {
    private Filling() {}

    /**
     * Who waits.
     *
     * @param groupIds the groups that will do, the best first; empty: any
     */
    public record Wish(String pupilId, List<String> groupIds) {
        public Wish {
            groupIds = List.copyOf(groupIds);
        }

        public static Wish any(String pupilId) {
            return new Wish(pupilId, List.of());
        }
    }

    /** A pupil's seat. */
    public record Taken(String groupId, LocalDate from) {}

    /**
     * @param seats of each group, in the groups' order
     * @param taken who of those who waited has a seat now, by pupil
     */
    public record Filled(List<Seats> seats, Map<String, Taken> taken) {}

    /**
     * @param groups in the order in which they are filled by those who wish for none
     * @param wishes in the order in which they wait; who has a seat already keeps it
     */
    public static Filled fill(List<Seats> groups, List<Wish> wishes, LocalDate from) {
        var seats = new LinkedHashMap<String, Seats>();
        groups.forEach(group -> seats.put(group.groupId(), group));
        var taken = new LinkedHashMap<String, Taken>();
        for (var wish : wishes) {
            groupFor(seats, wish, from).ifPresent(group -> {
                var after = group.take(wish.pupilId(), from);
                seats.put(group.groupId(), after);
                var seat = after.of(wish.pupilId()).orElseThrow();
                taken.put(wish.pupilId(), new Taken(after.groupId(), seat.from()));
            });
        }
        return new Filled(List.copyOf(seats.values()), taken);
    }

    private static Optional<Seats> groupFor(Map<String, Seats> seats, Wish wish, LocalDate from) {
        var held = seats.values()
                .stream()
                .filter(group -> group.of(wish.pupilId()).filter(Seat::isTaken).isPresent())
                .findFirst();
        return held.or(() -> wished(seats, wish).filter(group -> group.hasFreeSeat(from)).findFirst());
    }

    private static Stream<Seats> wished(Map<String, Seats> seats, Wish wish) {
        return wish.groupIds().isEmpty()
                ? seats.values().stream()
                : wish.groupIds().stream().map(seats::get).filter(Objects::nonNull);
    }
}

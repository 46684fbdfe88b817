package afterbell.attendance.escalation.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;

import afterbell.attendance.serviceday.model.ServiceTime;

/**
 * When it is told that nobody has collected a pupil, and told to more people: level 1 to guards and school, level 2 to the
 * guardians as well, level 3 to the bureau as well (R31).
 *
 * @param times in the city, one per level: the end of the service, then each later than the one before
 */
public record EscalationPolicy(List<LocalTime> times) {
    public static final int LEVELS = 3;
    public static final EscalationPolicy USUAL = new EscalationPolicy(
            List.of(LocalTime.of(18, 0), LocalTime.of(18, 15), LocalTime.of(18, 30)));

    public EscalationPolicy {
        times = List.copyOf(times);
        if (!isPolicy(times)) {
            throw new IllegalArgumentException("Three levels, the first at 18:00, each later than the one before");
        }
    }

    public static boolean isPolicy(List<LocalTime> times) {
        return times.size() == LEVELS && times.getFirst().equals(ServiceTime.END)
                && IntStream.range(1, LEVELS).allMatch(it -> times.get(it).isAfter(times.get(it - 1)));
    }

    /** @param level 1 to 3 */
    public Instant dueOf(int level, LocalDate day) {
        return day.atTime(times.get(level - 1)).atZone(ServiceTime.CITY).toInstant();
    }

    /**
     * Which levels are to be told now. It asks nothing but how far it was told: a clock that has jumped over a level tells
     * it late, and one that has jumped back repeats none.
     *
     * @param reached the highest level that was told, 0 for none
     */
    public List<Integer> due(int reached, LocalDate day, Instant now) {
        return IntStream.rangeClosed(reached + 1, LEVELS)
                .filter(level -> !now.isBefore(dueOf(level, day)))
                .boxed()
                .toList();
    }

    /** @return when the next level is due after now, or {@code latest} where that is sooner or none follows */
    public Instant nextAfter(LocalDate day, Instant now, Instant latest) {
        return IntStream.rangeClosed(1, LEVELS)
                .mapToObj(level -> dueOf(level, day))
                .filter(due -> due.isAfter(now) && due.isBefore(latest))
                .findFirst()
                .orElse(latest);
    }
}

package afterbell.funding.plan.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How many pupils a school's published plans have room for (R1).
 *
 * @param sequence   of the fact that told it; the highest holds
 * @param bySemester what is offered in the afternoon
 */
public record SchoolPlans(String schoolId, long sequence, Map<String, List<Offering>> bySemester) {
    public SchoolPlans {
        bySemester = Map.copyOf(bySemester);
    }

    /**
     * Something offered in the afternoon.
     *
     * @param weekdays on which; empty: on all
     * @param capacity pupils who can take part; empty where the plan does not say
     */
    public record Offering(Set<DayOfWeek> weekdays, OptionalInt capacity) {
        boolean isOn(LocalDate day) {
            boolean madeUp = day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue();
            return madeUp || weekdays.isEmpty() || weekdays.contains(day.getDayOfWeek());
        }
    }

    /** @return room of all that is offered on that day together; empty where the plan does not tell it of each */
    public OptionalInt capacity(String semesterId, LocalDate day) {
        var offered = offered(semesterId).stream().filter(it -> it.isOn(day)).toList();
        return offered.isEmpty() || offered.stream().anyMatch(it -> it.capacity().isEmpty())
                ? OptionalInt.empty()
                : OptionalInt.of(offered.stream().mapToInt(it -> it.capacity().orElse(0)).sum());
    }

    private Collection<Offering> offered(String semesterId) {
        return bySemester.getOrDefault(semesterId, List.of());
    }
}

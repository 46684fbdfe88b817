package afterbell.staffing.rotatemplate.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import afterbell.staffing.place.model.Slot;

/**
 * Who is on duty in an ordinary week of a school.
 *
 * @param until   last day on which it holds
 * @param entries at most {@value #MOST_ENTRIES}, one for each weekday, slot and group
 */
public record RotaTemplate(String schoolId, String templateId, LocalDate from, LocalDate until, List<Entry> entries) {
    public static final int MOST_ENTRIES = 700;
    public static final int MOST_WORKERS = 1_000;

    public RotaTemplate {
        entries = List.copyOf(entries);
    }

    /**
     * One group in one slot of a weekday.
     *
     * @param groupId    null for a duty that is not with one group
     * @param classHours planned, null for as many as a day may have (R19)
     * @param workerIds  all of them are to serve
     * @param reserves   take the place of those who cannot, in this order
     */
    public record Entry(DayOfWeek weekday, Slot slot, @Nullable String groupId, @Nullable Integer classHours,
            List<String> workerIds, List<String> reserves) {
        public Entry {
            workerIds = List.copyOf(workerIds);
            reserves = List.copyOf(reserves);
        }

        private String place() {
            return weekday + "/" + slot + "/" + groupId;
        }

        private boolean namesNobodyTwice() {
            return Stream.concat(workerIds.stream(), reserves.stream()).allMatch(new HashSet<>()::add);
        }
    }

    /** Whether it holds some time, names each place once, and nobody twice for one place. */
    public boolean isPossible() {
        return !until.isBefore(from)
                && entries.stream().map(Entry::place).allMatch(new HashSet<>()::add)
                && entries.stream().allMatch(Entry::namesNobodyTwice)
                && workers().size() <= MOST_WORKERS;
    }

    public Set<String> workers() {
        return entries.stream()
                .flatMap(it -> Stream.concat(it.workerIds().stream(), it.reserves().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /** @return the template of that day: of several that hold, the one that began last */
    public static Optional<RotaTemplate> on(LocalDate day, List<RotaTemplate> templates) {
        return templates.stream()
                .filter(it -> it.holdsOn(day))
                .max(Comparator.comparing(RotaTemplate::from).thenComparing(RotaTemplate::templateId));
    }
}

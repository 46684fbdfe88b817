package afterbell.attendance.group.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What was told of a pupil's place in a group, in the order in which it was decided, whatever the order of arrival. A
 * pupil who leaves and comes back keeps the earlier period, so that its days can still be corrected.
 */
public record PlaceHistory(List<Change> changes) {
    static final PlaceHistory NOTHING = new PlaceHistory(List.of());

    public PlaceHistory {
        changes = List.copyOf(changes);
    }

    /** One fact. */
    public sealed interface Change {
        /** Position among the facts of the pupil. */
        long sequence();

        /** @param from first service day */
        record Granted(LocalDate from, long sequence) implements Change {}

        /** @param until first day without the place */
        record Ended(LocalDate until, long sequence) implements Change {}
    }

    /** @return the history with the fact; itself when it is known */
    PlaceHistory told(Change change) {
        if (changes.stream().anyMatch(known -> known.sequence() == change.sequence())) {
            return this;
        }
        var more = new ArrayList<>(changes);
        more.add(change);
        more.sort(Comparator.comparingLong(Change::sequence));
        return new PlaceHistory(more);
    }

    boolean covers(LocalDate day) {
        return periods().stream().anyMatch(period -> period.covers(day));
    }

    /** A later grant or end replaces one that it follows directly; an end before any grant ends nothing. */
    private List<Period> periods() {
        var periods = new ArrayList<Period>();
        Period last = null;
        for (var change : changes) {
            switch (change) {
                case Change.Granted granted -> {
                    if (last != null && last.until() != null) {
                        periods.add(last);
                    }
                    last = new Period(granted.from(), null);
                }
                case Change.Ended ended -> last = last == null ? null : new Period(last.from(), ended.until());
            }
        }
        if (last != null) {
            periods.add(last);
        }
        return periods;
    }

    private record Period(LocalDate from, @Nullable LocalDate until) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }
}

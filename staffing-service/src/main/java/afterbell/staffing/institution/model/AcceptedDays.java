package afterbell.staffing.institution.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import afterbell.staffing.worker.model.Period;

/**
 * Days on which an institution is accepted: what counts for its people, whatever its state is now.
 *
 * @param periods in their order, none touching another, at most {@value #MOST}
 */
public record AcceptedDays(List<Period> periods) {
    public static final int MOST = 50;
    public static final AcceptedDays NONE = new AcceptedDays(List.of());

    public AcceptedDays {
        periods = List.copyOf(periods);
    }

    public boolean include(LocalDate day) {
        return periods.stream().anyMatch(period -> period.covers(day));
    }

    /** @return without that day and all after it */
    AcceptedDays before(LocalDate day) {
        return new AcceptedDays(periods.stream()
                .filter(period -> period.from().isBefore(day))
                .map(period -> period.until().isBefore(day) ? period : new Period(period.from(), day.minusDays(1)))
                .toList());
    }

    /** @return with that period; periods that touch become one */
    AcceptedDays with(Period added) {
        var all = new ArrayList<Period>();
        var grown = added;
        for (var period : periods) {
            if (touch(period, grown)) {
                grown = new Period(earlier(period.from(), grown.from()), later(period.until(), grown.until()));
            } else {
                all.add(period);
            }
        }
        all.add(grown);
        all.sort((one, other) -> one.from().compareTo(other.from()));
        return new AcceptedDays(all);
    }

    boolean isFull() {
        return periods.size() >= MOST;
    }

    private static boolean touch(Period one, Period other) {
        return !one.from().isAfter(other.until().plusDays(1)) && !other.from().isAfter(one.until().plusDays(1));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}

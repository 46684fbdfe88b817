package afterbell.staffing.worker.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Days as periods: in order, apart from each other, both ends included. */
final class Periods {
    private Periods() {}

    /** @return the days of both; periods that touch become one */
    static List<Period> union(List<Period> some, List<Period> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        all.sort(Comparator.comparing(Period::from));
        var union = new ArrayList<Period>();
        for (var next : all) {
            if (!union.isEmpty() && !union.getLast().isFollowedAfterGapBy(next)) {
                var last = union.removeLast();
                union.add(new Period(last.from(), later(last.until(), next.until())));
            } else {
                union.add(next);
            }
        }
        return List.copyOf(union);
    }

    /** @return the days that lie in both */
    static List<Period> intersection(List<Period> some, List<Period> others) {
        return some.stream()
                .flatMap(one -> others.stream().flatMap(other -> one.intersection(other).stream()))
                .sorted(Comparator.comparing(Period::from))
                .toList();
    }

    /** @return the days that do not lie in the gap */
    static List<Period> without(List<Period> periods, Period gap) {
        return intersection(periods, gap.complement());
    }

    /** @return the days of these that are not among the others */
    static List<Period> difference(List<Period> periods, List<Period> others) {
        var left = periods;
        for (var other : others) {
            left = without(left, other);
        }
        return left;
    }

    static boolean cover(List<Period> periods, LocalDate day) {
        return periods.stream().anyMatch(period -> period.covers(day));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}

package afterbell.funding.claim.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import afterbell.funding.servedday.model.Semester;

/** A semester's service days (R10), numbered from 0 in their order: only these count for money. */
public final class ServiceDays {
    /** More than a semester can have; what is kept of a pupil is a bit for each. */
    static final int MOST = 256;
    private static final int NONE = -1;

    private final List<LocalDate> days;
    private final TreeMap<LocalDate, Integer> numbers = new TreeMap<>();
    private final int[] monthOfDay;
    private final int months;

    /** @param days in their order, each once, at most 256 */
    public ServiceDays(List<LocalDate> days) {
        if (days.size() > MOST) {
            throw new IllegalArgumentException("A semester has at most %d service days, not %d".formatted(MOST,
                    days.size()));
        }
        this.days = List.copyOf(days);
        this.monthOfDay = new int[days.size()];
        var known = new TreeMap<YearMonth, Integer>();
        for (var day : days) {
            known.putIfAbsent(YearMonth.from(day), known.size());
            monthOfDay[numbers.size()] = known.getOrDefault(YearMonth.from(day), 0);
            numbers.put(day, numbers.size());
        }
        this.months = known.size();
    }

    public int count() {
        return days.size();
    }

    /** @return calendar months in which there is a service day */
    public int months() {
        return months;
    }

    /** @return the days in their order */
    public List<LocalDate> days() {
        return days;
    }

    /** @return the halves of a school year into which these days fall: what is metered is kept by them */
    public List<Semester> halves() {
        return days.stream().map(Semester::of).flatMap(Optional::stream).distinct().toList();
    }

    /** @return the day's number, -1 for a day that is not a service day */
    public int numberOf(LocalDate day) {
        return numbers.getOrDefault(day, NONE);
    }

    public LocalDate day(int number) {
        return days.get(number);
    }

    /** @return the number of the day's month among the months, from 0 */
    int monthOf(int number) {
        return monthOfDay[number];
    }
}

package afterbell.funding.tariff.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a pupil has had of a period.
 *
 * @param serviceDays       of the period, at least one
 * @param servedDays        on which the pupil was served
 * @param daysBeforeLeaving service days until the last on which a place was held; all for who stays
 * @param months            calendar months with service days
 * @param monthsBegun       those of them before the pupil left
 */
public record Usage(int serviceDays, int servedDays, int daysBeforeLeaving, int months, int monthsBegun) {

    /**
     * @param serviceDays in order
     * @param served      days on which the pupil was served
     * @param held        whether the pupil held a place on a day
     */
    public static Usage of(List<LocalDate> serviceDays, Set<LocalDate> served, Predicate<LocalDate> held) {
        int last = serviceDays.size();
        while (last > 0 && !held.test(serviceDays.get(last - 1))) {
            last--;
        }
        return new Usage(serviceDays.size(), (int) serviceDays.stream().filter(served::contains).count(), last,
                months(serviceDays), months(serviceDays.subList(0, last)));
    }

    private static int months(List<LocalDate> days) {
        return (int) days.stream().map(YearMonth::from).distinct().count();
    }

    public boolean hasStayed() {
        return daysBeforeLeaving == serviceDays;
    }
}

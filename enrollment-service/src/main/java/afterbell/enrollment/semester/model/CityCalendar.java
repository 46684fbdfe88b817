package afterbell.enrollment.semester.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which days are school days of the city (R10): weekdays, less legal holidays, plus make-up working days. */
public final class CityCalendar {
    private CityCalendar() {}

    /**
     * @param first    first day of the semester
     * @param last     last day of the semester
     * @param holidays days of other years are passed over
     * @return the school days in order
     */
    public static List<LocalDate> schoolDays(LocalDate first, LocalDate last, Collection<Holiday> holidays) {
        Map<LocalDate, Boolean> off = new HashMap<>();
        holidays.forEach(holiday -> off.put(holiday.date(), holiday.off()));
        return first.datesUntil(last.plusDays(1))
                .filter(day -> !off.getOrDefault(day, isWeekend(day)))
                .toList();
    }

    /** @return a day that the input calls both off and worked */
    public static Optional<LocalDate> contradiction(Collection<Holiday> holidays) {
        Map<LocalDate, Boolean> off = new HashMap<>();
        return holidays.stream()
                .filter(holiday -> !off.computeIfAbsent(holiday.date(), _ -> holiday.off()).equals(holiday.off()))
                .map(Holiday::date)
                .findFirst();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}

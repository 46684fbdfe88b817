package afterbell.simulator.load;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The days that a load works through, from July 2020 into the past. Their semesters are made so that every day of
 * them is a service day, weekends too; August belongs to none.
 */
public final class Days {
    /** The day on which a load begins. */
    public static final LocalDate LATEST = LocalDate.of(2020, 7, 31);
    /** The day before which there are none. */
    static final LocalDate EARLIEST = LocalDate.of(2000, 9, 1);

    private Days() {}

    /** The day before, leaving August out. */
    public static LocalDate before(LocalDate day) {
        LocalDate before = day.minusDays(1);
        return before.getMonth() == Month.AUGUST ? before.withMonth(7).withDayOfMonth(31) : before;
    }

    /** That many days before. */
    static LocalDate before(LocalDate day, int days) {
        LocalDate before = day;
        for (int i = 0; i < days; i++) {
            before = before(before);
        }
        return before;
    }

    /** A semester of a load. */
    record Semester(String id, LocalDate first, LocalDate last) {
        static Semester of(LocalDate day) {
            int year = day.getMonthValue() == 1 ? day.getYear() - 1 : day.getYear();
            boolean isSpring = day.getMonthValue() > 1 && day.getMonthValue() < 8;
            return isSpring
                    ? new Semester(year + "-spring", LocalDate.of(year, 2, 1), LocalDate.of(year, 7, 31))
                    : new Semester(year + "-autumn", LocalDate.of(year, 9, 1), LocalDate.of(year + 1, 1, 31));
        }

        /** As the bureau sets it: weekends are working days. */
        Map<String, Object> body() {
            List<Map<String, Object>> worked = new ArrayList<>();
            first.datesUntil(last.plusDays(1))
                    .filter(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY)
                    .forEach(day -> worked.add(Map.of("name", "压力测试", "date", day.toString(), "isOffDay", false)));
            return Map.of("first", first.toString(), "last", last.toString(), "holidays", worked);
        }
    }
}

package afterbell.simulator.load;

import java.time.LocalDate;
import java.time.Month;

/** The days that a load works through, from yesterday into the past. */
final class Days {
    private Days() {}

    /** The day before, leaving August out: it belongs to no semester. */
    static LocalDate before(LocalDate day) {
        LocalDate before = day.minusDays(1);
        return before.getMonth() == Month.AUGUST ? before.withMonth(7).withDayOfMonth(31) : before;
    }
}

package afterbell.staffing.rota.model;

import java.time.LocalDate;

/**
 * A worker's leave from a school, as a week's rota knows it.
 *
 * @param until     last day of the leave
 * @param cancelled whether it holds no more; it stays, so that what was said before arrives in vain
 * @param edition   grows with each grant and cancelling; the highest counts
 */
public record Absence(String leaveId, String schoolId, LocalDate from, LocalDate until, boolean cancelled,
        int edition) {

    /** Whether the worker is not to serve this school on that day. */
    public boolean keepsFrom(String school, LocalDate day) {
        return !cancelled && schoolId.equals(school) && !day.isBefore(from) && !day.isAfter(until);
    }
}

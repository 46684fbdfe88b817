package afterbell.enrollment.insurance.model;

import java.time.LocalDate;

/**
 * When a policy is valid.
 *
 * @param from  first day
 * @param until first day without it
 */
public record Validity(LocalDate from, LocalDate until) {
    boolean covers(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    public boolean isInOrder() {
        return from.isBefore(until);
    }
}

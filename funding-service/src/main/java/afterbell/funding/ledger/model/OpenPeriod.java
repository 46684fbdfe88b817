package afterbell.funding.ledger.model;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The days on which may be booked.
 *
 * @param lockedUntil the last day that the finance bureau has closed, null while none is
 */
public record OpenPeriod(@Nullable LocalDate lockedUntil) {
    public boolean isOpen(LocalDate day) {
        return lockedUntil == null || day.isAfter(lockedUntil);
    }

    /** @return the day itself, or the first one that is open after it */
    public LocalDate firstFrom(LocalDate day) {
        return lockedUntil == null || day.isAfter(lockedUntil) ? day : lockedUntil.plusDays(1);
    }
}

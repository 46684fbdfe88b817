package afterbell.funding.ledger.model;

import java.time.Instant;

/**
 * An attempt to use the fund for what it is not for, refused and kept (R15).
 *
 * @param entryId   the id under which it was tried
 * @param target    where the money should have gone: a school, an account or a category
 * @param by        subject of who tried
 * @param at        when it was tried first
 */
public record Finding(String findingId, String schoolId, Kind kind, String entryId, String target, Source source,
        long amountFen, String by, Instant at) {
    /** What was tried. */
    public enum Kind {
        /** Money out of the school's fund. */
        TRANSFER_OUT,
        /** Spending in none of the five categories (R14). */
        CATEGORY_NOT_ALLOWED,
        /** More than the fund holds of the source. */
        OVERSPENDING
    }
}

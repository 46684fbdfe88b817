package afterbell.funding.budget.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Source;

/**
 * What a source has set aside for a fiscal year (R13). Never changed: what is added later is a further one.
 *
 * @param appropriationId chosen by who sets it; unique in the budget
 * @param purpose         the category to which the giver binds it, such as a donor's wish; null for any
 * @param reason          why, without names
 * @param by              subject of who has set it
 */
public record Appropriation(String appropriationId, Source source, @Nullable Category purpose, long amountFen,
        String reason, String by, Instant at) {
    public Appropriation {
        if (amountFen <= 0) {
            throw new IllegalArgumentException("An appropriation is more than nothing, not " + amountFen);
        }
    }

    boolean saysTheSameAs(Appropriation other) {
        return source == other.source && purpose == other.purpose && amountFen == other.amountFen
                && reason.equals(other.reason);
    }
}

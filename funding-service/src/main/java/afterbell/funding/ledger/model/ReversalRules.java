package afterbell.funding.ledger.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What was posted wrongly is taken back by another entry, whole and once; then the right one is posted. What a decision
 * has led to (its id has a colon) is taken back where it was decided, so that decision and book say the same.
 */
public final class ReversalRules {
    private ReversalRules() {}

    /** Why an entry is not taken back. */
    public enum Refusal {
        REVERSED_BEFORE,
        IS_A_REVERSAL,
        BEFORE_THE_ENTRY
    }

    /** @param reversedBy what has reversed it already */
    public static Optional<Refusal> refusal(Entry original, Optional<Entry> reversedBy, LocalDate on) {
        if (original.reverses() != null) {
            return Optional.of(Refusal.IS_A_REVERSAL);
        }
        if (reversedBy.isPresent()) {
            return Optional.of(Refusal.REVERSED_BEFORE);
        }
        return on.isBefore(original.bookedOn()) ? Optional.of(Refusal.BEFORE_THE_ENTRY) : Optional.empty();
    }

    /** Whether a person may take it back at the ledger itself. */
    public static boolean wasOrderedByAPerson(Entry entry) {
        return entry.entryId().indexOf(':') < 0;
    }

    public static Entry reversal(Entry original, String entryId, LocalDate on, String reason) {
        return original.reversed(entryId, on, reason);
    }
}

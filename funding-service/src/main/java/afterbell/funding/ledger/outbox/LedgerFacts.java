package afterbell.funding.ledger.outbox;

import afterbell.contracts.funding.ledger.v1.EntryPosted;
import afterbell.contracts.funding.ledger.v1.Source;
import afterbell.funding.ledger.model.Chain;
import afterbell.funding.ledger.model.Recorded;
import afterbell.messaging.outbox.Outgoing;

/** Tells what was posted in the words of the contract. */
public final class LedgerFacts {
    private LedgerFacts() {}

    public static Outgoing posted(Recorded recorded) {
        var entry = recorded.entry();
        return new Outgoing(recorded.schoolId(), new EntryPosted(entry.entryId(), recorded.schoolId(),
                Source.valueOf(entry.source().name()), entry.debit().name(), entry.credit().name(), entry.amountFen(),
                entry.bookedOn(), entry.reverses(), recorded.number(), recorded.recordedAt(), Chain.textHash(entry),
                recorded.previous(), recorded.hash()));
    }
}

package afterbell.funding.ledger.outbox;

import afterbell.contracts.funding.ledger.v1.EntryPosted;
import afterbell.contracts.funding.ledger.v1.Source;
import afterbell.funding.ledger.model.Entry;
import afterbell.messaging.outbox.Outgoing;

/** Tells what was posted in the words of the contract. */
public final class LedgerFacts {
    private LedgerFacts() {}

    public static Outgoing posted(String schoolId, Entry entry) {
        return new Outgoing(schoolId, new EntryPosted(entry.entryId(), schoolId, Source.valueOf(entry.source().name()),
                entry.debit().name(), entry.credit().name(), entry.amountFen(), entry.bookedOn()));
    }
}

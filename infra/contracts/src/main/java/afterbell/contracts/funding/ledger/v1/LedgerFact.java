package afterbell.contracts.funding.ledger.v1;

import afterbell.contracts.Topic;

@Topic(name = "funding.ledger.v1", key = "school", about = "Every entry of a school's ring-fenced fund (R13, R15).")
public sealed interface LedgerFact permits EntryPosted {
    String schoolId();
}

package afterbell.contracts.funding.ledger.v1;

import java.time.LocalDate;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.funding.entry-posted.v1", about = "A double entry was posted: the debit account gains what the credit account gives.")
public record EntryPosted(@Meaning("Id of the entry, chosen by who ordered it") String entryId,
        @Meaning("Opaque id of the school") String schoolId,
        @Meaning("Whose money it is (R13)") Source source,
        @Meaning("Account that is debited, for example spent:CONSUMABLES") String debitAccount,
        @Meaning("Account that is credited, for example fund") String creditAccount,
        @Meaning("Amount in fen") long amountFen,
        @Meaning("Accounting day, Asia/Shanghai") LocalDate bookedOn) implements LedgerFact {}

package afterbell.contracts.funding.ledger.v1;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.funding.entry-posted.v1", about = "A double entry was posted: the debit account gains what the credit account gives.")
public record EntryPosted(@Meaning("Id of the entry, chosen by who ordered it") String entryId,
        @Meaning("Opaque id of the school") String schoolId,
        @Meaning("Whose money it is (R13)") Source source,
        @Meaning("Account that is debited, for example spent:CONSUMABLES:CITY_FINANCE") String debitAccount,
        @Meaning("Account that is credited, for example fund:CITY_FINANCE") String creditAccount,
        @Meaning("Amount in fen") long amountFen,
        @Meaning("Accounting day, Asia/Shanghai") LocalDate bookedOn,
        @Meaning("Id of the entry that this one takes back; absent: it takes none back") @Nullable String reverses,
        @Meaning("Number of the entry in the school's journal, from 1") @Nullable Long number,
        @Meaning("When it was posted, which may be long after its accounting day") @Nullable Instant recordedAt,
        @Meaning("SHA-256 of the description in hexadecimal digits, - without a description") @Nullable String textHash,
        @Meaning("Hash of the entry before, 64 zeros before the first") @Nullable String previousHash,
        @Meaning("SHA-256 of the entry's line, which ends with the hash of the entry before; 64 hexadecimal digits") @Nullable String hash)
        implements LedgerFact {}

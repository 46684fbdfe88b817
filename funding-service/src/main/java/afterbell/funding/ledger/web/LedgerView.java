package afterbell.funding.ledger.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.funding.ledger.FindLedger.Found;
import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Balance;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Recorded;
import afterbell.funding.ledger.model.Source;

/**
 * A book in one fiscal year as its readers see it.
 *
 * @param fiscalYear  absent where nothing was ever booked
 * @param closed      whether the finance bureau has closed all of the year
 * @param lockedUntil last day that is closed, absent while none is
 * @param entries     booked in this year
 * @param sources     of each source what came in and went out in this year, and what is left
 * @param categories  what was spent on each in this year, without what was taken back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LedgerView(String schoolId, @Nullable Integer fiscalYear, boolean closed, @Nullable LocalDate lockedUntil,
        int entries, List<SourceView> sources, List<CategoryView> categories, List<AccountView> accounts) {

    /**
     * @param openingFen  what was left of the years before
     * @param receivedFen what the source gave, without what was taken back
     * @param balanceFen  what is left, bound to a purpose or not
     * @param boundFen    what of it is bound to a purpose
     */
    record SourceView(Source source, long openingFen, long receivedFen, long spentFen, long balanceFen,
            long boundFen) {
        static SourceView of(Source source, Map<Account, Balance> accounts) {
            Predicate<Account> fund = it -> it.isFundOf(source);
            Predicate<Account> bound = it -> it.isFundOf(source) && !it.equals(Account.fund(source));
            long openingFen = sum(accounts, fund, Balance::openingFen);
            long balanceFen = sum(accounts, fund, Balance::balanceFen);
            long receivedFen = sum(accounts, Account.outside(source)::equals, it -> it.creditFen() - it.debitFen());
            return new SourceView(source, openingFen, receivedFen, openingFen + receivedFen - balanceFen, balanceFen,
                    sum(accounts, bound, Balance::balanceFen));
        }
    }

    record CategoryView(Category category, long spentFen) {
        static CategoryView of(Category category, Map<Account, Balance> accounts) {
            return new CategoryView(category, sum(accounts, it -> it.isSpentOn(category),
                    it -> it.debitFen() - it.creditFen()));
        }
    }

    private static long sum(Map<Account, Balance> accounts, Predicate<Account> which, ToLongFunction<Balance> figure) {
        return accounts.entrySet()
                .stream()
                .filter(it -> which.test(it.getKey()))
                .mapToLong(it -> figure.applyAsLong(it.getValue()))
                .reduce(0, Math::addExact);
    }

    record AccountView(String account, long openingFen, long debitFen, long creditFen, long balanceFen) {
        static AccountView of(Map.Entry<Account, Balance> entry) {
            var balance = entry.getValue();
            return new AccountView(entry.getKey().name(), balance.openingFen(), balance.debitFen(),
                    balance.creditFen(), balance.balanceFen());
        }
    }

    /** @param reverses id of the entry that this one takes back */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(String entryId, Source source, String debitAccount, String creditAccount, long amountFen,
            LocalDate bookedOn, String description, @Nullable String reverses) {
        static EntryView of(Entry entry) {
            return new EntryView(entry.entryId(), entry.source(), entry.debit().name(), entry.credit().name(),
                    entry.amountFen(), entry.bookedOn(), entry.description(), entry.reverses());
        }
    }

    /**
     * An entry with its place in the journal.
     *
     * @param number   from 1, in the order posted
     * @param previous hash of the entry before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecordedView(long number, String entryId, Source source, String debitAccount, String creditAccount,
            long amountFen, LocalDate bookedOn, String description, @Nullable String reverses, Instant recordedAt,
            String previous, String hash) {
        static RecordedView of(Recorded recorded) {
            var entry = EntryView.of(recorded.entry());
            return new RecordedView(recorded.number(), entry.entryId(), entry.source(), entry.debitAccount(),
                    entry.creditAccount(), entry.amountFen(), entry.bookedOn(), entry.description(), entry.reverses(),
                    recorded.recordedAt(), recorded.previous(), recorded.hash());
        }
    }

    /** @param fiscalYear null for the latest in which something was booked */
    static LedgerView of(Found found, @Nullable Integer fiscalYear) {
        var book = found.book();
        var year = fiscalYear == null && !book.months().isEmpty()
                ? Integer.valueOf(book.months().lastKey().getYear())
                : fiscalYear;
        Map<Account, Balance> accounts = year == null ? Map.of() : book.balances(year);
        boolean closed = year != null
                && found.lockedUntil().filter(day -> !day.isBefore(LocalDate.of(year, 12, 31))).isPresent();
        return new LedgerView(book.schoolId(), book.entries() == 0 ? null : year, closed,
                found.lockedUntil().orElse(null), year == null ? 0 : book.entriesIn(year),
                Arrays.stream(Source.values()).map(it -> SourceView.of(it, accounts)).toList(),
                Arrays.stream(Category.values()).map(it -> CategoryView.of(it, accounts)).toList(),
                accounts.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(AccountView::of).toList());
    }
}

package afterbell.funding.ledger.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Balance;
import afterbell.funding.ledger.model.Book;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Source;

/**
 * A book as its readers see it.
 *
 * @param fiscalYear absent where nothing was ever booked
 * @param sources    of each source what came in and went out in this year, and what is left
 * @param categories what was spent on each in this year
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LedgerView(String schoolId, @Nullable Integer fiscalYear, boolean closed, int entries, List<SourceView> sources,
        List<CategoryView> categories, List<AccountView> accounts) {

    /** @param openingFen what was left of the years before */
    record SourceView(Source source, long openingFen, long receivedFen, long spentFen, long balanceFen) {
        static SourceView of(Source source, Book book) {
            var fund = book.balance(Account.fund(source));
            return new SourceView(source, fund.openingFen(), fund.debitFen(), fund.creditFen(), fund.balanceFen());
        }
    }

    record CategoryView(Category category, long spentFen) {
        static CategoryView of(Category category, Book book) {
            return new CategoryView(category, Arrays.stream(Source.values())
                    .mapToLong(source -> book.balance(Account.spent(category, source)).debitFen())
                    .sum());
        }
    }

    record AccountView(String account, long openingFen, long debitFen, long creditFen, long balanceFen) {
        static AccountView of(Map.Entry<Account, Balance> entry) {
            var balance = entry.getValue();
            return new AccountView(entry.getKey().name(), balance.openingFen(), balance.debitFen(),
                    balance.creditFen(), balance.balanceFen());
        }
    }

    record EntryView(String entryId, Source source, String debitAccount, String creditAccount, long amountFen,
            LocalDate bookedOn, String description) {
        static EntryView of(Entry entry) {
            return new EntryView(entry.entryId(), entry.source(), entry.debit().name(), entry.credit().name(),
                    entry.amountFen(), entry.bookedOn(), entry.description());
        }
    }

    static LedgerView of(String schoolId, Book book) {
        return new LedgerView(schoolId, book.fiscalYear() == 0 ? null : book.fiscalYear(), book.closed(),
                book.entries().size(), Arrays.stream(Source.values()).map(it -> SourceView.of(it, book)).toList(),
                Arrays.stream(Category.values()).map(it -> CategoryView.of(it, book)).toList(),
                book.balances()
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(AccountView::of)
                        .toList());
    }
}

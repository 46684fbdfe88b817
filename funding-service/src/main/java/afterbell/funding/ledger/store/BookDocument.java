package afterbell.funding.ledger.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Balance;
import afterbell.funding.ledger.model.Book;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Source;

/** A book on disk. */
record BookDocument(@Field("sc") String schoolId, @Field("y") int fiscalYear, @Field("cl") boolean closed,
        @Field("b") List<BalanceDocument> balances, @Field("e") List<EntryDocument> entries) {

    record BalanceDocument(@Field("a") String account, @Field("o") long openingFen, @Field("d") long debitFen,
            @Field("c") long creditFen) {}

    record EntryDocument(@Field("i") String entryId, @Field("s") Source source, @Field("d") String debit,
            @Field("c") String credit, @Field("a") long amountFen, @Field("on") String bookedOn,
            @Field("t") String description) {
        static EntryDocument of(Entry entry) {
            return new EntryDocument(entry.entryId(), entry.source(), entry.debit().name(), entry.credit().name(),
                    entry.amountFen(), entry.bookedOn().toString(), entry.description());
        }

        Entry toEntry() {
            return new Entry(entryId, source, new Account(debit), new Account(credit), amountFen,
                    LocalDate.parse(bookedOn), description);
        }
    }

    static BookDocument of(Book book) {
        return new BookDocument(book.schoolId(), book.fiscalYear(), book.closed(),
                book.balances()
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(it -> new BalanceDocument(it.getKey().name(), it.getValue().openingFen(),
                                it.getValue().debitFen(), it.getValue().creditFen()))
                        .toList(),
                book.entries().stream().map(EntryDocument::of).toList());
    }

    Book toBook() {
        return new Book(schoolId, fiscalYear, closed,
                balances.stream()
                        .collect(Collectors.toMap(it -> new Account(it.account()),
                                it -> new Balance(it.openingFen(), it.debitFen(), it.creditFen()))),
                entries.stream().map(EntryDocument::toEntry).toList());
    }
}

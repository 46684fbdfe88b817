package afterbell.funding.ledger.store;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Book;
import afterbell.funding.ledger.model.Month;
import afterbell.funding.ledger.model.Movement;

/**
 * A book on disk.
 *
 * @param lockedUntil the last lock that it has seen, empty while none
 * @param last        the entry that was posted last; it may not stand in the journal's collection yet
 */
record BookDocument(@Field("sc") String schoolId, @Field("n") long entries, @Field("h") String head,
        @Field("lk") String lockedUntil, @Field("m") List<MonthDocument> months,
        @Field("l") @Nullable EntryDocument last) {

    record MonthDocument(@Field("m") String month, @Field("n") int entries,
            @Field("a") List<MovementDocument> movements) {
        static MonthDocument of(YearMonth month, Month booked) {
            return new MonthDocument(month.toString(), booked.entries(), booked.movements()
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(it -> new MovementDocument(it.getKey().name(), it.getValue().debitFen(),
                            it.getValue().creditFen()))
                    .toList());
        }

        Month toMonth() {
            return new Month(entries, movements.stream()
                    .collect(Collectors.toMap(it -> new Account(it.account()),
                            it -> new Movement(it.debitFen(), it.creditFen()))));
        }
    }

    record MovementDocument(@Field("a") String account, @Field("d") long debitFen, @Field("c") long creditFen) {}

    static BookDocument of(Book book, String lockedUntil, @Nullable EntryDocument last) {
        return new BookDocument(book.schoolId(), book.entries(), book.head(), lockedUntil, book.months()
                .entrySet()
                .stream()
                .map(it -> MonthDocument.of(it.getKey(), it.getValue()))
                .toList(), last);
    }

    BookDocument lockedUntil(String day) {
        return new BookDocument(schoolId, entries, head, day, months, last);
    }

    Book toBook() {
        var byMonth = new TreeMap<YearMonth, Month>();
        months.forEach(it -> byMonth.put(YearMonth.parse(it.month()), it.toMonth()));
        return new Book(schoolId, entries, head, byMonth);
    }
}

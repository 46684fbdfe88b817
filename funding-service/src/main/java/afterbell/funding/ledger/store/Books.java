package afterbell.funding.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Balance;
import afterbell.funding.ledger.model.Book;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.outbox.LedgerFacts;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The books, one per school and fiscal year. */
@Repository
public class Books {
    static final String COLLECTION = "ledgers";

    private final AggregateStore<BookDocument> documents;
    private final MongoTemplate mongo;

    Books(AggregateStores stores, MongoTemplate mongo) {
        this.documents = stores.of(COLLECTION, BookDocument.class);
        this.mongo = mongo;
    }

    /** A book without its entries. */
    public record Balances(String schoolId, int fiscalYear, Map<Account, Balance> accounts) {
        String id() {
            return idOf(schoolId, fiscalYear);
        }
    }

    private static String idOf(String schoolId, int fiscalYear) {
        return schoolId + ":" + fiscalYear;
    }

    public Optional<Book> find(String schoolId, int fiscalYear) {
        return documents.find(idOf(schoolId, fiscalYear)).map(found -> found.state().toBook());
    }

    /** @return the book of the school's latest year */
    public Optional<Versioned<Book>> latest(String schoolId) {
        return documents.find(Filters.eq("s.sc", schoolId), Sorts.descending("s.y"), 1)
                .stream()
                .findFirst()
                .map(found -> found.map(BookDocument::toBook));
    }

    /** @return the entry, in whatever year it was posted */
    public Optional<Entry> entry(String schoolId, String entryId) {
        return documents
                .find(Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.e.i", entryId)), Sorts.ascending("_id"),
                        1)
                .stream()
                .findFirst()
                .flatMap(found -> found.state().toBook().entry(entryId));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the book has changed meanwhile */
    public void save(Versioned<Book> before, Book next, Entry posted) {
        documents.save(before, BookDocument.of(next), List.of(LedgerFacts.posted(next.schoolId(), posted)));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the book has changed meanwhile */
    public void close(Versioned<Book> before) {
        documents.save(before, BookDocument.of(before.state().closedBook()), List.of());
    }

    public static Versioned<Book> fresh(Book book) {
        return Versioned.fresh(idOf(book.schoolId(), book.fiscalYear()), book);
    }

    /**
     * @param after what the page before ended with, null for the first page
     * @return books by school and year
     */
    public List<Balances> balances(Optional<Balances> after, int limit) {
        var filter = Filters.gt("_id", after.map(Balances::id).orElse(""));
        return Objects.requireNonNull(mongo.execute(COLLECTION, books -> books.find(filter)
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .projection(Projections.include("s.sc", "s.y", "s.b"))
                .map(Books::read)
                .into(new ArrayList<>())));
    }

    private static Balances read(Document stored) {
        var book = stored.get("s", Document.class);
        return new Balances(book.getString("sc"), book.getInteger("y"), book.getList("b", Document.class)
                .stream()
                .collect(Collectors.toMap(it -> new Account(it.getString("a")),
                        it -> new Balance(it.getLong("o"), it.getLong("d"), it.getLong("c")))));
    }
}

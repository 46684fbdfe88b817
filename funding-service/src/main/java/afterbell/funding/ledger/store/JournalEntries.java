package afterbell.funding.ledger.store;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;

import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Recorded;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The entries of all journals: inserted once, never changed. */
@Repository
public class JournalEntries {
    static final String COLLECTION = "journal-entries";
    private static final int IN_PAGE = 1_000;

    private final AggregateStore<EntryDocument> documents;

    JournalEntries(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, EntryDocument.class);
    }

    /** Inserts the entry unless it stands here. */
    void complete(EntryDocument entry) {
        if (documents.versionOf(entry.id()).isPresent()) {
            return;
        }
        try {
            documents.save(Versioned.fresh(entry.id(), entry), entry, List.of());
        } catch (OptimisticLockingFailureException _) {
            // Somebody else has just completed the journal.
        }
    }

    public Optional<Recorded> find(String schoolId, String entryId) {
        return documents.find(EntryDocument.idOf(schoolId, entryId)).map(found -> found.state().toRecorded());
    }

    /** @return what has reversed that entry */
    public Optional<Entry> reversalOf(String schoolId, String entryId) {
        return read(Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.rv", entryId)), "s.rv", 1)
                .stream()
                .map(Recorded::entry)
                .findFirst();
    }

    /** @return entries after that number, by number */
    public List<Recorded> after(String schoolId, long number, int limit) {
        return read(Filters.and(Filters.eq("s.sc", schoolId), Filters.gt("s.n", number)), "s.n", limit);
    }

    /**
     * @param from  first day
     * @param after order of the last entry of the page before, empty for the first page
     * @return entries of these days, by day
     */
    public List<Recorded> byDay(String schoolId, LocalDate from, LocalDate to, String after, int limit) {
        return read(Filters.and(Filters.eq("s.sc", schoolId), Filters.gte("s.k", from.toString()),
                Filters.gt("s.k", after), Filters.lt("s.k", to.plusDays(1).toString())), "s.k", limit);
    }

    /** @return all entries booked on later days that move the account */
    public List<Entry> movingLater(String schoolId, Account account, LocalDate day) {
        var moving = new ArrayList<Entry>();
        var page = later(schoolId, day.plusDays(1).toString());
        while (!page.isEmpty()) {
            page.stream().map(Recorded::entry).filter(it -> it.effectOn(account) != 0).forEach(moving::add);
            page = page.size() < IN_PAGE ? List.of() : later(schoolId, orderOf(page.getLast()));
        }
        return moving;
    }

    private List<Recorded> later(String schoolId, String after) {
        return read(Filters.and(Filters.eq("s.sc", schoolId), Filters.gt("s.k", after)), "s.k", IN_PAGE);
    }

    /**
     * @param after order of the last entry of the page before, empty for the first page
     * @return entries of all schools from the first of the month to that day
     */
    public List<Recorded> ofMonth(LocalDate until, String after) {
        return read(Filters.and(Filters.gte("s.k", YearMonth.from(until).toString()), Filters.gt("s.k", after),
                Filters.lt("s.k", until.plusDays(1).toString())), "s.k", IN_PAGE);
    }

    private List<Recorded> read(Bson filter, String order, int limit) {
        return documents.find(filter, Sorts.ascending(order), limit)
                .stream()
                .map(found -> found.state().toRecorded())
                .toList();
    }

    public static String orderOf(Recorded recorded) {
        return EntryDocument.orderOf(recorded);
    }
}

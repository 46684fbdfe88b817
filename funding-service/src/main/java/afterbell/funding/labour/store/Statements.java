package afterbell.funding.labour.store;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.funding.labour.model.Statement;
import afterbell.funding.labour.model.Statement.Filed;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.labour.model.Statement.Open;
import afterbell.funding.labour.model.Statement.Paying;
import afterbell.funding.labour.outbox.LabourFacts;
import afterbell.funding.labour.store.StatementDocument.State;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Outgoing;
import afterbell.messaging.outbox.Versioned;

/** The statements that were handed in, one per school, month and number. */
@Repository
public class Statements {
    static final String COLLECTION = "statements";

    private final AggregateStore<StatementDocument> documents;

    Statements(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, StatementDocument.class);
    }

    /** @return the statement; an open one where nothing was handed in yet */
    public Versioned<Statement> load(Id id) {
        return documents.find(id.value())
                .<Versioned<Statement>>map(found -> found.map(StatementDocument::toStatement))
                .orElseGet(() -> Versioned.fresh(id.value(), new Open()));
    }

    /** @return the month's statement and its supplements, in their order, until the first that was not filed */
    public List<Filed> filed(String schoolId, YearMonth month) {
        var filed = new ArrayList<Filed>();
        var id = new Id(schoolId, month);
        while (load(id.withSupplement(filed.size())).state() instanceof Filed next) {
            filed.add(next);
        }
        return filed;
    }

    /** A statement with what it is known by. */
    public record Known(Id id, Versioned<Statement> statement) {}

    /** @param after id of the last statement of the page before, empty for the first page */
    public List<Known> ofMonth(YearMonth month, String after, int limit) {
        return documents.find(Filters.and(Filters.eq("s.m", month.toString()), Filters.gt("_id", after)),
                Sorts.ascending("_id"), limit)
                .stream()
                .map(found -> new Known(found.state().id(), found.map(StatementDocument::toStatement)))
                .toList();
    }

    /** Whether a statement of that month or a later one was handed in, approved or filed. */
    public boolean isAnySince(YearMonth month) {
        var since = Filters.and(Filters.gte("s.m", month.toString()), Filters.ne("s.st", State.OPEN.name()));
        return !documents.find(since, Sorts.ascending("s.m"), 1).isEmpty();
    }

    /** @return statements whose payment was set about before that time and is not in the book */
    public List<Versioned<Paying>> payingSince(Instant before, int limit) {
        var paying = Filters.and(Filters.eq("s.st", State.PAYING.name()), Filters.lt("s.t", Date.from(before)));
        return documents.find(paying, Sorts.ascending("s.t"), limit)
                .stream()
                .<Versioned<Paying>>mapMulti((found, out) -> {
                    if (found.state().toStatement() instanceof Paying state) {
                        out.accept(found.map(_ -> state));
                    }
                })
                .toList();
    }

    /**
     * Filed ones are told to others.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if somebody else has set about it meanwhile
     */
    public Versioned<Statement> save(Id id, Versioned<?> before, Statement next) {
        List<Outgoing> facts = next instanceof Filed filed ? List.of(LabourFacts.filed(filed.content())) : List.of();
        return documents.save(before, StatementDocument.of(id, next), facts).map(_ -> next);
    }
}

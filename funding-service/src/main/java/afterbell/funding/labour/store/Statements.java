package afterbell.funding.labour.store;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.funding.labour.model.Statement;
import afterbell.funding.labour.model.Statement.Filed;
import afterbell.funding.labour.model.Statement.Filing;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.labour.model.Statement.Open;
import afterbell.funding.labour.outbox.LabourFacts;
import afterbell.funding.labour.store.StatementDocument.State;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The statements that were filed or are being filed, one per school and month. */
@Repository
public class Statements {
    static final String COLLECTION = "statements";

    private final AggregateStore<StatementDocument> documents;

    Statements(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, StatementDocument.class);
    }

    /** @return the statement; an open one where nothing was filed yet */
    public Versioned<Statement> load(Id id) {
        return documents.find(id.value())
                .<Versioned<Statement>>map(found -> found.map(StatementDocument::toStatement))
                .orElseGet(() -> Versioned.fresh(id.value(), new Open()));
    }

    /** @return statements whose filing began before that time and has not ended */
    public List<Versioned<Filing>> filingSince(Instant before, int limit) {
        var filing = Filters.and(Filters.eq("s.st", State.FILING.name()), Filters.lt("s.t", Date.from(before)));
        return documents.find(filing, Sorts.ascending("s.t"), limit)
                .stream()
                .<Versioned<Filing>>mapMulti((found, out) -> {
                    if (found.state().toStatement() instanceof Filing state) {
                        out.accept(found.map(_ -> state));
                    }
                })
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if somebody else has set about it meanwhile */
    public Versioned<Filing> begin(Versioned<?> before, Filing filing) {
        return documents
                .save(before, StatementDocument.of(State.FILING, filing.content(), filing.terms()), List.of())
                .map(_ -> filing);
    }

    /** Filed: told to others. */
    public Versioned<Filed> complete(Versioned<Filing> filing) {
        var state = filing.state();
        return documents
                .save(filing, StatementDocument.of(State.FILED, state.content(), state.terms()),
                        List.of(LabourFacts.filed(state.content())))
                .map(_ -> new Filed(state.content(), state.terms()));
    }

    /** Not filed: the money was not there. */
    public void withdraw(Versioned<Filing> filing) {
        var state = filing.state();
        documents.save(filing, StatementDocument.of(State.OPEN, state.content(), state.terms()), List.of());
    }
}

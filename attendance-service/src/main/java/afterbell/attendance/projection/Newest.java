package afterbell.attendance.projection;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;

import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.Versioned;

/**
 * A copy of what another service says of its aggregates, the newest fact of each: a repeated or older fact changes
 * nothing.
 *
 * @param <D> the stored form
 */
public final class Newest<D extends Record & Newest.Told> {
    /** A state with the position of its fact among the facts of its aggregate. */
    public interface Told {
        long sequence();
    }

    private final AggregateStore<D> documents;

    public Newest(AggregateStore<D> documents) {
        this.documents = documents;
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if another reader has saved meanwhile */
    public void keep(String id, D told) {
        var known = documents.find(id);
        if (known.isEmpty() || known.get().state().sequence() < told.sequence()) {
            documents.save(known.<Versioned<?>>map(it -> it).orElseGet(() -> Versioned.fresh(id, told)), told,
                    List.of());
        }
    }

    public Optional<D> find(String id) {
        return documents.find(id).map(Versioned::state);
    }

    /** @return those that are known, by one indexed read, which a single one shares with others of the same moment */
    public List<Versioned<D>> findAll(Collection<String> ids) {
        return ids.size() == 1
                ? documents.find(ids.iterator().next()).stream().toList()
                : documents.find(ids);
    }

    /** @return those that match, by id; an index must serve the filter */
    public List<Versioned<D>> matching(Bson filter, int limit) {
        return documents.find(filter, Sorts.ascending("_id"), limit);
    }

    public void clear() {
        documents.clear();
    }
}

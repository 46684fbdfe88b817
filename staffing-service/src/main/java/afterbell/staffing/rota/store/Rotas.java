package afterbell.staffing.rota.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStore.Change;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.calendar.store.ChangedSchools;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Rota;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.rota.model.RotaId;
import afterbell.staffing.rota.outbox.RotaFacts;

/** The rotas, one per worker and week. */
@Repository
public class Rotas {
    static final String COLLECTION = "rotas";
    private static final int BATCH = 500;

    private final AggregateStore<RotaDocument> documents;
    private final ChangedSchools changedSchools;

    Rotas(AggregateStores stores, ChangedSchools changedSchools) {
        this.changedSchools = changedSchools;
        this.documents = stores.of(COLLECTION, RotaDocument.class);
    }

    /** @return the rota; an empty one where nothing was assigned yet */
    public Versioned<Rota> load(RotaId id) {
        return documents.find(id.value())
                .map(Rotas::read)
                .orElseGet(() -> Versioned.fresh(id.value(), Rota.empty(id)));
    }

    /** @return each of the rotas */
    public Map<RotaId, Versioned<Rota>> load(Collection<RotaId> ids) {
        var values = ids.stream().map(RotaId::value).distinct().toList();
        var known = IntStream.range(0, Math.ceilDiv(values.size(), BATCH))
                .mapToObj(i -> values.subList(i * BATCH, Math.min(values.size(), (i + 1) * BATCH)))
                .flatMap(some -> documents.find(some).stream())
                .map(Rotas::read)
                .collect(Collectors.toMap(Versioned::id, Function.identity()));
        return ids.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), id -> known.getOrDefault(id.value(),
                        Versioned.fresh(id.value(), Rota.empty(id)))));
    }

    /** @return all rotas with a duty at the school in that week */
    public List<Rota> ofSchool(String schoolId, String week) {
        var rotas = new ArrayList<Rota>();
        String after = "";
        for (;;) {
            var filter = Filters.and(Filters.eq("s.w", week), Filters.eq("s.sc", schoolId), Filters.gt("_id", after));
            var found = documents.find(filter, Sorts.ascending("_id"), BATCH);
            found.forEach(it -> rotas.add(read(it).state()));
            if (found.size() < BATCH) {
                return rotas;
            }
            after = found.getLast().id();
        }
    }

    /** @return the worker's rotas of that day's week and later ones, at most 500 */
    public List<Versioned<Rota>> ofWorkerFrom(String workerId, LocalDate day) {
        var filter = Filters.and(Filters.gte("_id", new RotaId(workerId, RotaId.weekOf(day)).value()),
                Filters.lt("_id", workerId + ";"));
        return documents.find(filter, Sorts.ascending("_id"), BATCH).stream().map(Rotas::read).toList();
    }

    /**
     * @param removedBecause why duties are gone that stood in the rota before
     * @throws org.springframework.dao.OptimisticLockingFailureException if the rota has changed meanwhile
     */
    public void save(Versioned<Rota> before, Rota next, Reason removedBecause) {
        save(Map.of(before, next), removedBecause);
    }

    /**
     * Saves several rotas by one write, each by itself.
     *
     * @param next           by what was loaded
     * @param removedBecause why duties are gone that stood in a rota before
     * @throws org.springframework.dao.OptimisticLockingFailureException if one of them has changed meanwhile; others may
     *                                                                   be saved
     */
    public void save(Map<Versioned<Rota>, Rota> next, Reason removedBecause) {
        var changed = next.entrySet().stream().filter(it -> !it.getValue().equals(it.getKey().state())).toList();
        var changes = changed.stream().map(it -> change(it.getKey(), it.getValue(), removedBecause)).toList();
        if (changes.size() == 1) {
            var only = changes.getFirst();
            documents.save(only.before(), only.next(), only.events());
        } else {
            documents.save(changes);
        }
        changed.stream()
                .flatMap(it -> Stream.of(it.getKey().state(), it.getValue()))
                .flatMap(rota -> rota.duties().stream())
                .map(Duty::schoolId)
                .distinct()
                .forEach(changedSchools::add);
    }

    private static Change<RotaDocument> change(Versioned<Rota> before, Rota next, Reason removedBecause) {
        var facts = next.since(before.state(), removedBecause).stream().map(RotaFacts::toPublish).toList();
        return new Change<>(before, RotaDocument.of(next), facts);
    }

    private static Versioned<Rota> read(Versioned<RotaDocument> found) {
        return found.map(document -> document.toRota(RotaId.parse(found.id())));
    }
}

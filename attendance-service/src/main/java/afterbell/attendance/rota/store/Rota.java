package afterbell.attendance.rota.store;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.attendance.rota.model.RotaDay;
import afterbell.attendance.rota.model.RotaDay.Duty;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The duties of each school, day and slot; kept under the id of that day's session. */
@Repository
public class Rota {
    private final AggregateStore<RotaDocument> documents;

    record RotaDocument(@Field("d") List<DutyDocument> duties) {}

    record DutyDocument(@Field("i") String dutyId, @Field("w") String workerId, @Field("a") boolean assigned,
            @Field("q") long sequence) {}

    Rota(AggregateStores stores) {
        this.documents = stores.of("rota", RotaDocument.class);
    }

    public RotaDay find(String sessionId) {
        return load(sessionId).state();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if another reader has saved meanwhile */
    public void told(String sessionId, List<Duty> duties) {
        var known = load(sessionId);
        var next = known.state().told(duties);
        if (!next.equals(known.state())) {
            documents.save(known, document(next), List.of());
        }
    }

    private Versioned<RotaDay> load(String sessionId) {
        return documents.find(sessionId)
                .map(found -> found.map(Rota::rotaDay))
                .orElseGet(() -> Versioned.fresh(sessionId, RotaDay.EMPTY));
    }

    private static RotaDocument document(RotaDay day) {
        return new RotaDocument(day.duties()
                .values()
                .stream()
                .map(it -> new DutyDocument(it.dutyId(), it.workerId(), it.assigned(), it.sequence()))
                .toList());
    }

    private static RotaDay rotaDay(RotaDocument document) {
        Map<String, Duty> duties = document.duties()
                .stream()
                .map(it -> new Duty(it.dutyId(), it.workerId(), it.assigned(), it.sequence()))
                .collect(Collectors.toMap(Duty::dutyId, Function.identity()));
        return new RotaDay(duties);
    }

    public void clear() {
        documents.clear();
    }
}

package afterbell.attendance.device.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

import afterbell.attendance.alert.model.Alert;
import afterbell.attendance.alert.model.AlertKey;
import afterbell.attendance.device.model.DeviceEvent;
import afterbell.attendance.device.model.DeviceFact.Key;
import afterbell.attendance.device.model.DeviceRegister;
import afterbell.attendance.device.outbox.DeviceFacts;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.confidential.Confidential;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** What devices have told, one document for a register. */
@Repository
public class DeviceRegisters {
    private static final String COLLECTION = "device-registers";

    private final AggregateStore<DeviceRegisterDocument> documents;
    private final Confidential confidential;

    DeviceRegisters(AggregateStores stores, Confidential confidential) {
        this.documents = stores.of(COLLECTION, DeviceRegisterDocument.class);
        this.confidential = confidential;
    }

    /** @param nextLook null when nothing more can come of it */
    public record Change(Versioned<DeviceRegister> before, DeviceRegister next, @Nullable Instant nextLook) {}

    public Optional<Versioned<DeviceRegister>> find(RegisterId id) {
        return documents.find(id.value()).map(this::read);
    }

    /** @return of each of these registers what devices have told, also where they have told nothing yet */
    public Map<RegisterId, Versioned<DeviceRegister>> load(Collection<RegisterId> ids, String schoolId) {
        var loaded = new HashMap<RegisterId, Versioned<DeviceRegister>>();
        documents.find(ids.stream().map(RegisterId::value).toList())
                .stream()
                .map(this::read)
                .forEach(it -> loaded.put(it.state().id(), it));
        ids.forEach(id -> loaded.computeIfAbsent(id,
                _ -> Versioned.fresh(id.value(), DeviceRegister.empty(id, schoolId))));
        return loaded;
    }

    /** @return where those of the school's facts are kept that are, by key */
    public Map<Key, RegisterId> placesOf(String schoolId, Collection<Key> keys) {
        var wanted = keys.stream().map(Key::value).distinct().toList();
        var places = new HashMap<Key, RegisterId>();
        documents
                .find(Filters.and(Filters.in("s.f.k", wanted), Filters.eq("s.sc", schoolId)), Sorts.ascending("_id"),
                        wanted.size())
                .stream()
                .map(this::read)
                .forEach(it -> it.state()
                        .facts()
                        .forEach(kept -> places.put(kept.fact().key(), it.state().id())));
        places.keySet().retainAll(keys);
        return places;
    }

    /** @return those that are to be looked at by then */
    public List<RegisterId> due(Instant now, int limit) {
        return documents.find(Filters.lte("s.lk", now), Sorts.ascending("s.lk"), limit)
                .stream()
                .map(it -> read(it).state().id())
                .toList();
    }

    /** @return where something waits or is in conflict, by day and group */
    public List<Versioned<DeviceRegister>> open(String schoolId, int limit) {
        return keyed("s.ok", schoolId, schoolId + ":", limit);
    }

    /** @param from the least key, as {@link #key} gives it; empty for the first page */
    public List<Versioned<DeviceRegister>> inConflict(String schoolId, String from, int limit) {
        return keyed("s.ck", schoolId, from.isEmpty() ? schoolId + ":" : from, limit);
    }

    private List<Versioned<DeviceRegister>> keyed(String field, String schoolId, String from, int limit) {
        var keyed = Filters.and(Filters.gte(field, from), Filters.lt(field, schoolId + ";"));
        return documents.find(keyed, Sorts.ascending(field), limit).stream().map(this::read).toList();
    }

    /** Under which key it stands among the others of its school. */
    public static String key(DeviceRegister register) {
        return DeviceRegisterDocument.key(register.schoolId(), register.id());
    }

    /**
     * @param from  the least key of a document
     * @param limit of documents; each has at least one alert
     */
    public List<Alert> alerts(String from, String end, int limit) {
        var alerted = Filters.and(Filters.gte("s." + AlertKey.FIELD, from), Filters.lt("s." + AlertKey.FIELD, end));
        return documents.find(alerted, Sorts.ascending("s." + AlertKey.FIELD), limit)
                .stream()
                .flatMap(found -> found.state().toAlerts().stream())
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if one has changed meanwhile */
    public void save(List<Change> changes) {
        documents.save(changes.stream().map(it -> new AggregateStore.Change<>(it.before(), document(it))).toList());
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has changed meanwhile */
    public void save(Change change, List<DeviceEvent> events) {
        var facts = events.stream().map(it -> DeviceFacts.toPublish(change.next(), it)).toList();
        var _ = documents.save(change.before(), document(change), facts);
    }

    private DeviceRegisterDocument document(Change change) {
        return DeviceRegisterDocument.of(change.next(), change.nextLook(), reasons(change.before().id()));
    }

    private Versioned<DeviceRegister> read(Versioned<DeviceRegisterDocument> found) {
        return found.map(it -> it.toRegister(reasons(found.id())));
    }

    private Reasons reasons(String registerId) {
        return new Reasons(confidential, registerId);
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfDeviceRegisters() {
            return CollectionIndexes.of(COLLECTION, new Index().named("fact").on("s.f.k", Direction.ASC),
                    new Index().named("due").on("s.lk", Direction.ASC).sparse(),
                    new Index().named("open").on("s.ok", Direction.ASC).sparse(),
                    new Index().named("conflicts").on("s.ck", Direction.ASC).sparse(),
                    new Index().named("alerts").on("s." + AlertKey.FIELD, Direction.ASC).sparse());
        }
    }
}

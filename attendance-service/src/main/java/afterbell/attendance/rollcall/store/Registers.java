package afterbell.attendance.rollcall.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.attendance.alert.model.Alert;
import afterbell.attendance.alert.model.AlertKey;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.Register;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Uncalled;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.outbox.RegisterFacts;
import afterbell.confidential.Confidential;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The registers whose roll was called. */
@Repository
public class Registers {
    static final String COLLECTION = "registers";
    /** 200 groups in two slots. */
    private static final int MOST_OF_A_DAY = 400;

    private final AggregateStore<RegisterDocument> documents;
    private final Confidential confidential;

    Registers(AggregateStores stores, Confidential confidential) {
        this.documents = stores.of(COLLECTION, RegisterDocument.class);
        this.confidential = confidential;
    }

    /** @return the register; an uncalled one where none is stored */
    public Versioned<Register> load(RegisterId id, String schoolId) {
        return find(id).<Versioned<Register>>map(found -> found.map(called -> called))
                .orElseGet(() -> uncalled(id, schoolId));
    }

    /** @return the register as it is before its roll was called; to save its successor is refused when it was */
    public Versioned<Register> uncalled(RegisterId id, String schoolId) {
        return Versioned.fresh(id.value(), new Uncalled(id, schoolId));
    }

    public Optional<Versioned<Called>> find(RegisterId id) {
        return documents.find(id.value()).map(this::read);
    }

    /** @param after id of the last register of the page before, empty for the first page */
    public List<Versioned<Called>> ofDay(String schoolId, LocalDate date, String after, int limit) {
        var ofDay = Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.d", date.toString()),
                Filters.gt("_id", after));
        return documents.find(ofDay, Sorts.ascending("_id"), limit)
                .stream()
                .map(this::read)
                .toList();
    }

    /** @return all registers of a session; a school has at most 200 groups */
    public List<Versioned<Called>> ofSession(String schoolId, LocalDate date, Slot slot) {
        return ofDay(schoolId, date, "", MOST_OF_A_DAY).stream()
                .filter(found -> found.state().id().slot() == slot)
                .toList();
    }

    /** @return those of the registers that were called */
    public List<Versioned<Called>> find(Collection<RegisterId> ids) {
        return ids.isEmpty()
                ? List.of()
                : documents.find(Filters.in("_id", ids.stream().map(RegisterId::value).toList()),
                        Sorts.ascending("_id"), ids.size())
                        .stream()
                        .map(this::read)
                        .toList();
    }

    /**
     * Registers with a pending request for a correction, the oldest request first.
     *
     * @param after key of the last one of the page before, empty for the first page
     */
    public List<Pending> pending(String after, int limit) {
        return documents.find(Filters.gt("s.pk", after), Sorts.ascending("s.pk"), limit)
                .stream()
                .map(found -> new Pending(Objects.requireNonNull(found.state().pendingKey()), read(found)))
                .toList();
    }

    /** @param key under which it stands among the others */
    public record Pending(String key, Versioned<Called> register) {}

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

    /** @param key under which it stands among the others */
    public record Keyed(String key, Called register) {}

    /**
     * A school's registers by which two people have released without a code, by day.
     *
     * @param from the least key: school and day
     */
    public List<Keyed> withFallbacks(String from, String end, int limit) {
        return withFallbacks("s.fk.s", from, end, limit, RegisterDocument.FallbackKeys::bySchool);
    }

    /**
     * The city's registers of a day by which two people have released without a code, by school.
     *
     * @param from the least key: day and school
     */
    public List<Keyed> withFallbacks(LocalDate date, String from, int limit) {
        return withFallbacks("s.fk.d", from, date + ";", limit, RegisterDocument.FallbackKeys::byDay);
    }

    private List<Keyed> withFallbacks(String field, String from, String end, int limit,
            Function<RegisterDocument.FallbackKeys, String> key) {
        return documents
                .find(Filters.and(Filters.gte(field, from), Filters.lt(field, end)), Sorts.ascending(field), limit)
                .stream()
                .map(found -> new Keyed(key.apply(Objects.requireNonNull(found.state().fallbackKeys())),
                        read(found).state()))
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the register has changed meanwhile */
    public Versioned<Called> save(Versioned<? extends Register> before, Called next, List<RegisterEvent> events) {
        var facts = events.stream().map(event -> RegisterFacts.toPublish(next, event)).toList();
        return documents.save(before, RegisterDocument.of(next, words(next.id().value())), facts).map(_ -> next);
    }

    private Versioned<Called> read(Versioned<RegisterDocument> found) {
        return found.map(document -> document.toRegister(words(found.id())));
    }

    private Words words(String registerId) {
        return Words.of(confidential, registerId);
    }
}

package afterbell.attendance.rollcall.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.attendance.rollcall.model.CallingRules.Outcome.Recorded;
import afterbell.attendance.rollcall.model.Register;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Uncalled;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.outbox.RegisterFacts;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The registers whose roll was called. */
@Repository
public class Registers {
    static final String COLLECTION = "registers";

    private final AggregateStore<RegisterDocument> documents;

    Registers(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, RegisterDocument.class);
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
        return documents.find(id.value()).map(found -> found.map(RegisterDocument::toRegister));
    }

    /** @param after id of the last register of the page before, empty for the first page */
    public List<Versioned<Called>> ofDay(String schoolId, LocalDate date, String after, int limit) {
        var ofDay = Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.d", date.toString()),
                Filters.gt("_id", after));
        return documents.find(ofDay, Sorts.ascending("_id"), limit)
                .stream()
                .map(found -> found.map(RegisterDocument::toRegister))
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the register has changed meanwhile */
    public Versioned<Called> save(Versioned<Register> before, Recorded recorded) {
        var register = recorded.register();
        var facts = recorded.events().stream().map(event -> RegisterFacts.toPublish(register, event)).toList();
        return documents.save(before, RegisterDocument.of(register), facts).map(RegisterDocument::toRegister);
    }
}

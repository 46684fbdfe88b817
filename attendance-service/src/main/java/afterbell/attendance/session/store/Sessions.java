package afterbell.attendance.session.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

import afterbell.attendance.alert.model.Alert;
import afterbell.attendance.alert.model.AlertKey;
import afterbell.attendance.serviceday.model.Period;
import afterbell.attendance.session.model.Session;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.Session.Unopened;
import afterbell.attendance.session.model.SessionEvent;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.outbox.SessionFacts;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The sessions that have begun. */
@Repository
public class Sessions {
    private static final String COLLECTION = "sessions";
    /** Open ones: a worker is in one at a time, and some are never closed. */
    private static final int MOST_OF_WORKER = 500;

    private final AggregateStore<SessionDocument> documents;

    Sessions(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, SessionDocument.class);
    }

    /** @return the session; an unopened one where none is stored */
    public Versioned<Session> load(SessionId id) {
        return find(id).<Versioned<Session>>map(found -> found.map(begun -> begun))
                .orElseGet(() -> Versioned.fresh(id.value(), new Unopened(id)));
    }

    public Optional<Versioned<Begun>> find(SessionId id) {
        return documents.find(id.value()).map(found -> found.map(SessionDocument::toSession));
    }

    /** @param after id of the last session of the page before, empty for the first page */
    public List<Versioned<Begun>> ofSchool(String schoolId, Period period, String after, int limit) {
        var ofSchool = Filters.and(Filters.gte("_id", AlertKey.first(schoolId, period)),
                Filters.lt("_id", AlertKey.end(schoolId, period)), Filters.gt("_id", after));
        return documents.find(ofSchool, Sorts.ascending("_id"), limit)
                .stream()
                .map(found -> found.map(SessionDocument::toSession))
                .toList();
    }

    /** @return open sessions to which the worker is signed on, at most {@value #MOST_OF_WORKER} */
    public List<Versioned<Begun>> withSignedOn(String workerId) {
        return documents.find(Filters.eq("s.on", workerId), Sorts.ascending("_id"), MOST_OF_WORKER)
                .stream()
                .map(found -> found.map(SessionDocument::toSession))
                .toList();
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

    /** @return closed sessions whose registers are to be looked at again by then, the longest due first */
    public List<Versioned<Begun>> toRecheck(Instant now, int limit) {
        return documents.find(Filters.lte("s.ck", Date.from(now)), Sorts.ascending("s.ck"), limit)
                .stream()
                .map(found -> found.map(SessionDocument::toSession))
                .toList();
    }

    /**
     * Afternoons that were opened on their own day and are open still, by day and school.
     *
     * @param after {@link #liveKey} of the last one of the page before; a day for those from that day on
     * @param last  no session of a later day
     */
    public List<SessionId> live(String after, LocalDate last, int limit) {
        var live = Filters.and(Filters.gt("s.lv", after), Filters.lt("s.lv", last.plusDays(1).toString()));
        return documents.find(live, Sorts.ascending("s.lv"), limit)
                .stream()
                .map(found -> found.state().toSession().id())
                .toList();
    }

    public static String liveKey(SessionId id) {
        return id.date() + ":" + id.schoolId();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the session has changed meanwhile */
    public Versioned<Begun> save(Versioned<? extends Session> before, Begun next, List<SessionEvent> events) {
        var facts = events.stream().map(event -> SessionFacts.toPublish(next.id(), event)).toList();
        return documents.save(before, SessionDocument.of(next), facts).map(_ -> next);
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfSessions() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("recheck").on("s.ck", Direction.ASC).sparse(),
                    new Index().named("live").on("s.lv", Direction.ASC).sparse(),
                    new Index().named("signed-on").on("s.on", Direction.ASC).sparse(),
                    new Index().named("alerts").on("s." + AlertKey.FIELD, Direction.ASC).sparse());
        }
    }
}

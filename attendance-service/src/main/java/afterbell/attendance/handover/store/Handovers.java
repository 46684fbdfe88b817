package afterbell.attendance.handover.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

import afterbell.attendance.handover.model.Handover;
import afterbell.attendance.session.model.SessionId;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** Hand-overs that each side says for itself. */
@Repository
public class Handovers {
    private static final String COLLECTION = "handovers";

    private final AggregateStore<HandoverDocument> documents;

    Handovers(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, HandoverDocument.class);
    }

    private static String id(String schoolId, String handoverId) {
        return schoolId + ":" + handoverId;
    }

    public Optional<Versioned<Handover>> find(String schoolId, String handoverId) {
        return documents.find(id(schoolId, handoverId)).map(found -> found.map(HandoverDocument::toHandover));
    }

    /** @param after id of the last hand-over of the page before, empty for the first page */
    public List<Handover> ofSession(SessionId session, String after, int limit) {
        var ofSession = Filters.and(Filters.eq("s.sc", session.schoolId()),
                Filters.eq("s.d", session.date().toString()),
                Filters.eq("s.sl", session.slot().name()), Filters.gt("_id", id(session.schoolId(), after)));
        return documents.find(ofSession, Sorts.ascending("_id"), limit)
                .stream()
                .map(found -> found.state().toHandover())
                .toList();
    }

    /** @return those that were accepted before then and are not done, the oldest first */
    public List<Versioned<Handover>> movingSince(Instant before, int limit) {
        String moving = "s." + HandoverDocument.MOVING;
        return documents.find(Filters.lt(moving, before), Sorts.ascending(moving), limit)
                .stream()
                .map(found -> found.map(HandoverDocument::toHandover))
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if there is one of that id by now */
    public Versioned<Handover> add(Handover handover, Instant now) {
        var offer = handover.offer();
        return save(Versioned.fresh(id(offer.session().schoolId(), offer.handoverId()), handover), handover, now);
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has changed meanwhile */
    public Versioned<Handover> save(Versioned<Handover> before, Handover next, Instant now) {
        return documents.save(before, HandoverDocument.of(next, now), List.of()).map(_ -> next);
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfHandovers() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-session")
                            .on("s.sc", Direction.ASC)
                            .on("s.d", Direction.ASC)
                            .on("s.sl", Direction.ASC)
                            .on("_id", Direction.ASC),
                    new Index().named("moving").on("s." + HandoverDocument.MOVING, Direction.ASC).sparse());
        }
    }
}

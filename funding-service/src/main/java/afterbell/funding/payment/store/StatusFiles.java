package afterbell.funding.payment.store;

import java.time.Instant;
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

import afterbell.funding.payment.model.StatusFile;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** What became of each status file of the bank. */
@Repository
public class StatusFiles {
    static final String COLLECTION = "payment-status-files";

    private final AggregateStore<StatusFileDocument> documents;

    StatusFiles(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, StatusFileDocument.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfStatusFiles() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-message").on("s.m", Direction.ASC).on("_id", Direction.ASC),
                    new Index().named("of-time").on("s.t", Direction.ASC).on("_id", Direction.ASC));
        }
    }

    public Optional<Versioned<StatusFile>> find(String id) {
        return documents.find(id).map(found -> found.map(it -> it.toFile(id)));
    }

    /** Whether another file of the same message was taken. */
    public boolean isKnownOtherwise(String messageId, String id) {
        return documents.find(Filters.eq("s.m", messageId), Sorts.ascending("_id"), 2)
                .stream()
                .anyMatch(found -> !found.id().equals(id) && found.state().state() != StatusFile.State.PARKED);
    }

    /** @return the newest first, those after {@code before} and {@code id} in that order */
    public List<StatusFile> newest(Instant before, String id, int limit) {
        var older = Filters.or(Filters.lt("s.t", Date.from(before)),
                Filters.and(Filters.eq("s.t", Date.from(before)), Filters.lt("_id", id)));
        var upTo = Filters.and(Filters.lte("s.t", Date.from(before)), older);
        return documents.find(upTo, Sorts.orderBy(Sorts.descending("s.t"), Sorts.descending("_id")), limit)
                .stream()
                .map(found -> found.state().toFile(found.id()))
                .toList();
    }

    public void save(StatusFile file) {
        var before = documents.find(file.id());
        documents.save(before.isPresent() ? before.get() : Versioned.fresh(file.id(), file),
                StatusFileDocument.of(file), List.of());
    }
}

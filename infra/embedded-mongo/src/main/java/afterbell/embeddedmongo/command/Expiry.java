package afterbell.embeddedmongo.command;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.query.Filter;
import afterbell.embeddedmongo.query.Match;
import afterbell.embeddedmongo.query.Query;
import afterbell.embeddedmongo.query.Results;
import afterbell.embeddedmongo.storage.Index;
import afterbell.embeddedmongo.storage.IndexDefinition;
import afterbell.embeddedmongo.storage.StoredCollection;

/** Deletes documents whose date in a TTL index is older than the index allows. Other values never expire. */
final class Expiry {
    private final Store store;
    private final Writes writes;

    Expiry(Store store, Writes writes) {
        this.store = store;
        this.writes = writes;
    }

    int run() {
        int deleted = 0;
        for (StoredCollection collection : store.catalog().all()) {
            for (IndexDefinition index : expiring(collection).toList()) {
                deleted += run(collection, index);
            }
        }
        return deleted;
    }

    private static Stream<IndexDefinition> expiring(StoredCollection collection) {
        return collection.indexes().stream().map(Index::definition).filter(index -> index.expireAfterSeconds() != null);
    }

    private int run(StoredCollection collection, IndexDefinition index) {
        @Nullable
        Long seconds = index.expireAfterSeconds();
        Instant before = Instant.now().minus(Duration.ofSeconds(seconds == null ? 0 : seconds));
        // Of an array the earliest date counts, and so does any date for this condition.
        Filter expired = Filter.of(new Document(index.fields().getFirst().path(), new Document("$lte", before)));
        int deleted = 0;
        try (Results results = store.finder().find(collection, Query.of(expired))) {
            for (Match match = results.next(); match != null; match = results.next()) {
                deleted += writes.deleteCurrent(collection, match, expired) ? 1 : 0;
            }
        }
        return deleted;
    }
}

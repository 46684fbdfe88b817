package afterbell.messaging.outbox;

import java.time.Clock;
import java.util.List;

import org.bson.codecs.Codec;
import org.springframework.data.mongodb.core.MongoTemplate;

import afterbell.messaging.CollectionIndexes;

/** Makes the store of a collection of aggregates; the relay serves every store made here. */
public final class AggregateStores {
    private final MongoTemplate mongo;
    private final List<? extends Codec<?>> codecs;
    private final Relay relay;
    private final TraceContext trace;
    private final Clock clock;

    AggregateStores(MongoTemplate mongo, List<? extends Codec<?>> codecs, Relay relay, TraceContext trace,
            Clock clock) {
        this.mongo = mongo;
        this.codecs = codecs;
        this.relay = relay;
        this.trace = trace;
        this.clock = clock;
    }

    /**
     * @param collection name of the collection, plural, for example {@code registers}
     * @param type       the stored form of the state
     */
    public <D extends Record> AggregateStore<D> of(String collection, Class<D> type) {
        var store = new AggregateStore<>(mongo, collection, type, codecs, relay, trace, clock);
        relay.serve(store);
        return store;
    }

    /** @return the index with which the sweep finds waiting events, for each collection made here */
    public List<CollectionIndexes> indexes() {
        return relay.stores().stream().map(AggregateStore::indexes).toList();
    }
}

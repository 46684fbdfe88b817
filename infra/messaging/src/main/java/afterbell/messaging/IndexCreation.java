package afterbell.messaging;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

import afterbell.messaging.outbox.AggregateStores;

/** Creates the indexes before anything reads or writes. Waits a while for a store that is just starting. */
final class IndexCreation implements SmartLifecycle {
    static final int PHASE = 0;
    private static final Logger LOG = LoggerFactory.getLogger(IndexCreation.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 30;

    private final MongoTemplate mongo;
    private final List<CollectionIndexes> declared;
    private final AggregateStores aggregates;
    private volatile boolean created;

    IndexCreation(MongoTemplate mongo, List<CollectionIndexes> declared, AggregateStores aggregates) {
        this.mongo = mongo;
        this.declared = declared;
        this.aggregates = aggregates;
    }

    @Override
    public void start() {
        var patiently = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(ATTEMPTS)
                .delay(PAUSE)
                .includes(DataAccessResourceFailureException.class)
                .build());
        try {
            patiently.execute(() -> {
                createAll();
                return true;
            });
        } catch (RetryException e) {
            if (e.getCause() instanceof DataAccessResourceFailureException away) {
                throw new IllegalStateException("The store did not answer for the database " + mongo.getDb().getName()
                        + "; is it running, and does spring.mongodb.uri name it?", away);
            }
            throw new IllegalStateException("The indexes of the database " + mongo.getDb().getName()
                    + " could not be created", e.getCause());
        }
        created = true;
    }

    private void createAll() {
        declared.forEach(this::create);
        aggregates.indexes().forEach(this::create);
    }

    private void create(CollectionIndexes indexes) {
        indexes.indexes().forEach(mongo.indexOps(indexes.collection())::createIndex);
        LOG.debug("Indexes of {} are there", indexes.collection());
    }

    @Override
    public void stop() {
        created = false;
    }

    @Override
    public boolean isRunning() {
        return created;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}

package afterbell.embeddedmongo.query;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/** What the library's aggregation stages need of a database: its collections, for reading. */
public final class LibraryDatabase implements MongoDatabase {

    /** Finds collections by name. */
    @FunctionalInterface
    public interface Collections {
        @Nullable
        MongoCollection<?> find(String name);
    }

    private final String name;
    private final Collections collections;

    public LibraryDatabase(String name, Collections collections) {
        this.name = name;
        this.collections = collections;
    }

    @Override
    public String getDatabaseName() {
        return name;
    }

    @Override
    public @Nullable MongoCollection<?> resolveCollection(String collectionName, boolean throwIfNotFound) {
        return collections.find(collectionName);
    }

    static MongoServerError notSupported(String what) {
        return new MongoServerError(115, "CommandNotSupported", what + " is not supported by embedded-mongo");
    }

    @Override
    public void handleClose(Channel channel) {
        throw notSupported("close");
    }

    @Override
    public Document handleCommand(Channel channel, String command, Document query, DatabaseResolver resolver,
            Oplog oplog) {
        throw notSupported(command);
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        throw notSupported("OP_QUERY");
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public MongoCollection<?> createCollectionOrThrowIfExists(String collectionName, CollectionOptions options) {
        throw notSupported("Creating a collection here");
    }

    @Override
    public void drop(Oplog oplog) {
        throw notSupported("drop");
    }

    @Override
    public void dropCollection(String collectionName, Oplog oplog) {
        throw notSupported("drop");
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw notSupported("renameCollection");
    }

    @Override
    public void unregisterCollection(String collectionName) {
        throw notSupported("renameCollection");
    }
}

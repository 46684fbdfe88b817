package afterbell.embeddedmongo.query;

import java.util.List;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The library's own collection without any storage. Its base class holds the update operators and projections that
 * cannot be reached in another way.
 */
abstract class LibraryCollection extends AbstractMongoCollection<Object> {
    static final Object HERE = new Object();

    LibraryCollection(MongoDatabase database, String name) {
        super(database, name, CollectionOptions.withDefaults(), new CursorRegistry());
    }

    @Override
    protected abstract QueryResult matchDocuments(Document query, @Nullable Document orderBy, int numberToSkip,
            int numberToReturn, int batchSize, @Nullable Document fieldSelector);

    @Override
    protected Document getDocument(Object position) {
        throw LibraryDatabase.notSupported("Reading by position");
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        // sizes are RocksDB's business
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected int getDataSize() {
        return 0;
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        throw LibraryDatabase.notSupported("Writing from here");
    }

    @Override
    protected Object findDocumentPosition(Document document) {
        return HERE;
    }

    @Override
    protected void handleUpdate(Object position, Document oldDocument, Document newDocument) {
        throw LibraryDatabase.notSupported("Writing from here");
    }

    @Override
    protected void removeDocument(Object position) {
        throw LibraryDatabase.notSupported("Writing from here");
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return List.<DocumentWithPosition<Object>>of().stream();
    }

    @Override
    public int count() {
        return 0;
    }
}

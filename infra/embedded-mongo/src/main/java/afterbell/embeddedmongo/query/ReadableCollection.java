package afterbell.embeddedmongo.query;

import java.util.ArrayList;
import java.util.List;

import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.storage.StoredCollection;

/** A stored collection as the library's aggregation stages read it: {@code $lookup} finds through its indexes. */
public final class ReadableCollection extends LibraryCollection {
    private final StoredCollection collection;
    private final Finder finder;

    public ReadableCollection(String database, StoredCollection collection, Finder finder) {
        super(new LibraryDatabase(database, name -> null), collection.name());
        this.collection = collection;
        this.finder = finder;
    }

    @Override
    protected QueryResult matchDocuments(Document query, @Nullable Document orderBy, int numberToSkip,
            int numberToReturn,
            int batchSize, @Nullable Document fieldSelector) {
        List<Document> documents = new ArrayList<>();
        Query wanted = new Query(Filter.of(query), Sort.of(orderBy), numberToSkip, numberToReturn, null, Deadline.NONE);
        try (Results results = finder.find(collection, wanted)) {
            for (Match match = results.next(); match != null; match = results.next()) {
                documents.add(match.document());
            }
        }
        return new QueryResult(documents);
    }
}

package afterbell.embeddedmongo.conformance;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** What a behaviour is shown on: an empty database of a running server. */
interface Server {
    MongoDatabase database();

    /** Stops the server as an operator would, and starts it on the same data. */
    void restart() throws Exception;

    default MongoCollection<Document> collection() {
        return database().getCollection("things");
    }

    /** The collection with these documents in it. */
    default MongoCollection<Document> holding(Document... documents) {
        collection().insertMany(List.of(documents));
        return collection();
    }

    static Document json(String json) {
        return Document.parse(json);
    }

    static List<Document> all(Iterable<Document> found) {
        List<Document> documents = new ArrayList<>();
        found.forEach(documents::add);
        return documents;
    }

    /** The ids of what a filter finds, in the order of {@code _id}. */
    default List<Object> ids(String filter) {
        return all(collection().find(json(filter)).sort(json("{_id: 1}"))).stream()
                .map(found -> found.get("_id"))
                .toList();
    }
}

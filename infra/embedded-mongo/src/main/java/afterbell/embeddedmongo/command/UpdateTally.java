package afterbell.embeddedmongo.command;

import java.util.ArrayList;
import java.util.List;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;

/** What the updates of one command have done so far. */
final class UpdateTally {
    private final List<Document> errors = new ArrayList<>();
    private final List<Document> upserted = new ArrayList<>();
    private int matched;
    private int modified;

    void add(int index, Writes.Updated done) {
        matched += done.matched();
        modified += done.modified();
        if (done.upsert()) {
            upserted.add(new Document("index", index).append("_id", done.upsertedId()));
        }
    }

    void refuse(int index, MongoServerException refused) {
        errors.add(Errors.writeError(index, refused));
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    List<Document> errors() {
        return errors;
    }

    Document answer() {
        Document answer = new Document("n", matched + upserted.size()).append("nModified", modified);
        if (!upserted.isEmpty()) {
            answer.append("upserted", upserted);
        }
        return answer;
    }
}

package afterbell.batching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import org.bson.Document;

import afterbell.batching.Batching.Outcome;

/**
 * Inserts documents one by one, and those that come at the same moment together: each is inserted or refused by
 * itself, with the write concern of the collection, and the one exception is the driver's for a single insert.
 */
public final class Inserting {
    /** Fewer than the store takes at once, and few enough that their size does not matter. */
    private static final int MOST = 64;
    private static final InsertManyOptions EACH_BY_ITSELF = new InsertManyOptions().ordered(false);

    private final MongoCollection<Document> documents;
    private final Batching<Document, Boolean> batching = new Batching<>(MOST, this::insert);

    public Inserting(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    /**
     * @throws MongoWriteException          if the store refuses the document, for example because its id is taken
     * @throws com.mongodb.MongoException   if it is not known whether the document was inserted
     */
    public void insert(Document document) {
        batching.ask(document);
    }

    private List<Outcome<Boolean>> insert(List<Document> together) {
        if (together.size() == 1) {
            documents.insertOne(together.getFirst());
            return inserted(1);
        }
        try {
            documents.insertMany(together, EACH_BY_ITSELF);
            return inserted(together.size());
        } catch (MongoBulkWriteException some) {
            if (some.getWriteConcernError() != null) {
                throw some;
            }
            var outcomes = inserted(together.size());
            some.getWriteErrors()
                    .forEach(error -> outcomes.set(error.getIndex(),
                            new Outcome.Failed<>(asSingle(error, some.getServerAddress()))));
            return outcomes;
        }
    }

    private static List<Outcome<Boolean>> inserted(int count) {
        return new ArrayList<>(Collections.nCopies(count, new Outcome.Answered<>(true)));
    }

    private static MongoWriteException asSingle(BulkWriteError error, ServerAddress address) {
        return new MongoWriteException(new WriteError(error.getCode(), error.getMessage(), error.getDetails()), address,
                List.of());
    }
}

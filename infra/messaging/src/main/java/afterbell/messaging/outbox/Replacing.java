package afterbell.messaging.outbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.bson.Document;
import org.bson.conversions.Bson;

import afterbell.batching.Batching;
import afterbell.batching.Batching.Outcome;

/**
 * Replaces states by id and version, those that come at the same moment together. A bulk tells only how many of them
 * matched: when not all did, the documents are read, and a replacement has taken place where its version and its very
 * state stand. One that was followed by another within that moment counts as lost: its caller looks again, and finds
 * it done.
 */
final class Replacing {
    /** As many as are inserted or found at once. */
    private static final int MOST = 64;

    private final MongoCollection<Document> documents;
    private final Batching<Replacement, Boolean> batching = new Batching<>(MOST, this::replace);

    /** @param documents with the write concern that is asked for */
    Replacing(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    /**
     * @param filter by id and version
     * @param change to the state and what stands with it
     * @param after  what is stored then
     */
    record Replacement(Bson filter, Bson change, Versioned<?> after) {}

    /** @return whether the document was as it had been loaded, and was replaced */
    boolean replace(Replacement replacement) {
        return batching.ask(replacement);
    }

    private List<Outcome<Boolean>> replace(List<Replacement> together) {
        if (together.size() == 1) {
            var one = together.getFirst();
            return List.of(answered(documents.updateOne(one.filter(), one.change()).getMatchedCount() == 1));
        }
        var outcomes = new ArrayList<Outcome<Boolean>>(Collections.nCopies(together.size(), answered(false)));
        var places = firstOfEach(together);
        var refused = new HashSet<Integer>();
        long matched = write(places.stream().map(together::get).toList(), (error, server) -> {
            int place = places.get(error.getIndex());
            refused.add(place);
            outcomes.set(place, new Outcome.Failed<>(asSingle(error, server)));
        });
        var asked = places.stream().filter(place -> !refused.contains(place)).toList();
        var done = matched == asked.size() ? asked : thatStand(together, asked);
        done.forEach(place -> outcomes.set(place, answered(true)));
        return outcomes;
    }

    private static Outcome<Boolean> answered(boolean isReplaced) {
        return new Outcome.Answered<>(isReplaced);
    }

    /** Of two that replace the same state the first one wins, as it would have done alone. */
    private static List<Integer> firstOfEach(List<Replacement> together) {
        var seen = new HashSet<String>();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < together.size(); i++) {
            if (seen.add(together.get(i).after().id())) {
                places.add(i);
            }
        }
        return places;
    }

    private interface Refused {
        void is(BulkWriteError error, ServerAddress server);
    }

    /** @return how many matched */
    private long write(List<Replacement> replacements, Refused refused) {
        try {
            return documents.bulkWrite(
                    replacements.stream().map(it -> new UpdateOneModel<Document>(it.filter(), it.change())).toList(),
                    new BulkWriteOptions().ordered(false)).getMatchedCount();
        } catch (MongoBulkWriteException some) {
            if (some.getWriteConcernError() != null) {
                throw some;
            }
            some.getWriteErrors().forEach(error -> refused.is(error, some.getServerAddress()));
            return some.getWriteResult().getMatchedCount();
        }
    }

    private List<Integer> thatStand(List<Replacement> together, List<Integer> places) {
        Map<String, BsonDocument> stored = new HashMap<>();
        documents.withDocumentClass(BsonDocument.class)
                .find(Filters.in("_id", places.stream().map(place -> together.get(place).after().id()).toList()))
                .projection(Projections.include("v", "q", "s"))
                .forEach(it -> stored.put(it.getString("_id").getValue(), it));
        return places.stream().filter(place -> stands(together.get(place).after(), stored)).toList();
    }

    private boolean stands(Versioned<?> after, Map<String, BsonDocument> stored) {
        var found = stored.get(after.id());
        return found != null && found.getInt64("v").getValue() == after.version()
                && found.getInt64("q").getValue() == after.sequence() && found.getDocument("s")
                        .equals(BsonDocumentWrapper.asBsonDocument(after.state(), documents.getCodecRegistry()));
    }

    private static MongoWriteException asSingle(BulkWriteError error, ServerAddress server) {
        return new MongoWriteException(new WriteError(error.getCode(), error.getMessage(), error.getDetails()), server,
                List.of());
    }
}

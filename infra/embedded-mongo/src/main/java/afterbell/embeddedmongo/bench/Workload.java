package afterbell.embeddedmongo.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;

/** The same work for both servers, by one client. */
final class Workload {
    private static final int BATCH = 1_000;
    private static final int WARM_UP = 5_000;
    private static final int RANGE = 50;

    private final MongoCollection<Document> collection;
    private final int documents;
    private final Random random = new Random(42);

    Workload(MongoCollection<Document> collection, int documents) {
        this.collection = collection;
        this.documents = documents;
    }

    /** Operations in a second. */
    record Rates(double bulkInsert, double bulkUpdate, double versioned, double range) {}

    /** @param singles how many single updates and queries to measure */
    Rates compare(int singles) {
        collection.createIndex(Indexes.ascending("school", "sequence"));
        insert(-WARM_UP, 0);
        update(-WARM_UP, 0);
        int warmUp = singles / 4;
        double bulkInsert = perSecond(documents, () -> insert(0, documents));
        double bulkUpdate = perSecond(documents, () -> update(0, documents));
        range(warmUp);
        double versioned = perSecond(singles, () -> versioned(singles));
        double range = perSecond(singles, () -> range(singles));
        return new Rates(bulkInsert, bulkUpdate, versioned, range);
    }

    static double perSecond(int operations, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return operations * 1e9 / (System.nanoTime() - start);
    }

    private static Document document(int i) {
        return new Document("_id", i).append("school", i % 100)
                .append("sequence", i)
                .append("version", 1L)
                .append("state", "PRESENT")
                .append("minutes", i % 120)
                .append("note", "n".repeat(100));
    }

    private void insert(int from, int to) {
        for (int i = from; i < to; i += BATCH) {
            List<Document> batch = new ArrayList<>();
            for (int j = i; j < Math.min(i + BATCH, to); j++) {
                batch.add(document(j));
            }
            collection.insertMany(batch);
        }
    }

    private void update(int from, int to) {
        for (int i = from; i < to; i += BATCH) {
            List<WriteModel<Document>> batch = new ArrayList<>();
            for (int j = i; j < Math.min(i + BATCH, to); j++) {
                batch.add(new UpdateOneModel<>(Filters.eq("_id", j), Updates.set("minutes", j % 90)));
            }
            collection.bulkWrite(batch, new BulkWriteOptions().ordered(false));
        }
    }

    private void versioned(int singles) {
        for (int i = 0; i < singles; i++) {
            int id = (int) ((long) i * documents / singles);
            long matched = collection.updateOne(Filters.and(Filters.eq("_id", id), Filters.eq("version", 1L)),
                    Updates.combine(Updates.set("state", "RELEASED"), Updates.inc("version", 1L))).getMatchedCount();
            require(matched == 1);
        }
    }

    private void range(int singles) {
        for (int i = 0; i < singles; i++) {
            int school = random.nextInt(100);
            int from = random.nextInt(documents / 100 - RANGE) * 100;
            List<Document> found = collection
                    .find(Filters.and(Filters.eq("school", school), Filters.gte("sequence", from),
                            Filters.lt("sequence", from + 100 * RANGE)))
                    .batchSize(RANGE + 1)
                    .into(new ArrayList<>());
            require(found.size() == RANGE);
        }
    }

    static void require(boolean expected) {
        if (!expected) {
            throw new IllegalStateException("The server gave another answer than the benchmark expects");
        }
    }
}

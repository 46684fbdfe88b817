package afterbell.embeddedmongo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;

/** Writers that remember what was acknowledged, and the check of what is there afterwards. Each document has a checksum. */
final class Writers {
    static final int INSERTERS = 3;
    static final int REGISTER_WRITERS = 3;
    private static final int REGISTERS_EACH = 4;
    private static final int BULK = 100;

    private final Random random;
    private final Set<String> inserted = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    /** Register to the version that must be there: acknowledged, or seen after a start. */
    private final Map<String, Long> registers = new ConcurrentHashMap<>();
    /** Register to the last version that was sent, whose answer may have been lost with the server. */
    private final Map<String, Long> tried = new ConcurrentHashMap<>();
    private final AtomicLong bulkAcknowledged = new AtomicLong(-1);
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();

    Writers(long seed) {
        random = new Random(seed);
    }

    static void createIndexes(MongoDatabase database) {
        database.getCollection("events").createIndex(new Document("unique", 1), new IndexOptions().unique(true));
        database.getCollection("events").createIndex(new Document("group", 1).append("n", -1));
        database.getCollection("registers").createIndex(new Document("entries.p", 1));
        database.getCollection("registers").createIndex(new Document("version", -1).append("sum", 1));
        database.getCollection("bulk").createIndex(new Document("batch", 1));
    }

    /** How many writes were acknowledged, a bulk counting as one. */
    long writes() {
        return writes.get();
    }

    void insertAndDelete(MongoDatabase database) {
        MongoCollection<Document> events = database.getCollection("events");
        long n = sequence.incrementAndGet();
        String id = "event-" + n;
        events.insertOne(summed(new Document("_id", id).append("unique", "u" + n)
                .append("group", n % 7)
                .append("n", n)
                .append("data", "d".repeat((int) (n % 400)))));
        inserted.add(id);
        if (n % 5 == 0) {
            // From now on it may be gone, acknowledged or not.
            inserted.remove(id);
            events.deleteOne(Filters.eq("_id", id));
            deleted.add(id);
        }
        writes.incrementAndGet();
    }

    void replace(MongoDatabase database, int writer, int turn) {
        MongoCollection<Document> all = database.getCollection("registers");
        String id = "register-" + writer + "-" + turn % REGISTERS_EACH;
        Document stored = all.find(Filters.eq("_id", id)).first();
        long version = stored == null ? 0 : stored.getLong("version");
        List<Document> entries = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            entries.add(new Document("p", "pupil-" + (version + i) % 50).append("s", "PRESENT"));
        }
        Document next = summed(new Document("_id", id).append("version", version + 1).append("entries", entries));
        tried.put(id, version + 1);
        long changed = stored == null ? insert(all, next)
                : all.replaceOne(Filters.and(Filters.eq("_id", id), Filters.eq("version", version)), next)
                        .getMatchedCount();
        assertThat(changed).as("only this writer changes %s", id).isEqualTo(1);
        registers.put(id, version + 1);
        writes.incrementAndGet();
    }

    private static long insert(MongoCollection<Document> all, Document document) {
        all.insertOne(document);
        return 1;
    }

    void bulk(MongoDatabase database) {
        long batch = bulkAcknowledged.get() + 1;
        List<WriteModel<Document>> lines = new ArrayList<>();
        for (int i = 0; i < BULK; i++) {
            lines.add(new ReplaceOneModel<>(Filters.eq("_id", "line-" + i),
                    summed(new Document("_id", "line-" + i).append("batch", batch)),
                    new ReplaceOptions().upsert(true)));
        }
        database.getCollection("bulk").bulkWrite(lines, new BulkWriteOptions().ordered(random.nextBoolean()));
        bulkAcknowledged.set(batch);
        writes.incrementAndGet();
    }

    /** Every acknowledged write is there, every document is whole, and every index fits its documents. */
    void check(MongoDatabase database) {
        Map<Object, Document> events = read(database.getCollection("events"));
        assertThat(events.keySet()).as("acknowledged inserts").containsAll(inserted);
        assertThat(deleted).as("acknowledged deletes").noneMatch(events::containsKey);
        Map<Object, Document> stored = read(database.getCollection("registers"));
        registers.forEach((id, version) -> assertThat(stored).as("a register acknowledged at version %s", version)
                .containsKey(id));
        stored.forEach((id, register) -> {
            assertThat(register.getLong("version")).as("version of %s", id)
                    .isBetween(registers.getOrDefault(id.toString(), 1L), tried.getOrDefault(id.toString(), 0L));
            // What a server that has started again has shown may not be lost by the next kill.
            registers.put(id.toString(), register.getLong("version"));
        });
        Map<Object, Document> bulk = read(database.getCollection("bulk"));
        long batch = bulkAcknowledged.get();
        if (batch >= 0) {
            assertThat(bulk).hasSize(BULK);
        }
        bulk.values().forEach(line -> assertThat(line.getLong("batch")).isBetween(batch, batch + 1));
        for (String name : List.of("events", "registers", "bulk")) {
            assertThat(database.runCommand(new Document("validate", name))).containsEntry("errors", List.of())
                    .containsEntry("valid", true);
        }
    }

    private static Map<Object, Document> read(MongoCollection<Document> collection) {
        Map<Object, Document> all = new HashMap<>();
        for (Document document : collection.find().batchSize(5_000)) {
            Document unsummed = new Document(document);
            Object sum = unsummed.remove("sum");
            assertThat(sum).as("checksum of %s", document.get("_id")).isEqualTo(sum(unsummed));
            all.put(document.get("_id"), document);
        }
        return all;
    }

    private static Document summed(Document document) {
        return document.append("sum", sum(document));
    }

    private static long sum(Document document) {
        CRC32 sum = new CRC32();
        sum.update(document.toJson().getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}

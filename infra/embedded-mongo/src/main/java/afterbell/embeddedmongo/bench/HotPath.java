package afterbell.embeddedmongo.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;

/** What a roll call does to the store, by sixteen clients at once: durable inserts, register replacements, reads. */
final class HotPath {
    private static final int CLIENTS = 16;
    private static final int INSERTS = 40_000;
    private static final int REGISTERS = 2_000;
    private static final int REPLACEMENTS = 20_000;
    private static final int READS = 60_000;
    private static final int UPSERTS = 100_000;

    private final MongoCollection<Document> events;
    private final MongoCollection<Document> registers;
    private final MongoCollection<Document> ledger;

    HotPath(MongoDatabase database) {
        events = database.getCollection("events");
        registers = database.getCollection("registers");
        ledger = database.getCollection("ledger");
        registers.createIndex(Indexes.ascending("group", "date"));
        for (int i = 0; i < REGISTERS; i++) {
            registers.insertOne(register(i, 0));
        }
    }

    private static Document register(int id, long version) {
        List<Document> entries = new ArrayList<>();
        for (int pupil = 0; pupil < 30; pupil++) {
            entries.add(new Document("p", "pupil-" + id + "-" + pupil).append("s", "PRESENT")
                    .append("t", version)
                    .append("b", "teacher-1"));
        }
        return new Document("_id", "group-" + id + ":2026-11-23:AFTERNOON").append("group", "group-" + id)
                .append("date", "2026-11-23")
                .append("version", version)
                .append("entries", entries);
    }

    void warmUp() throws Exception {
        concurrently(4_000, i -> events.insertOne(new Document("_id", "warm-" + i).append("n", i)));
        concurrently(4_000, i -> replace(i % REGISTERS, i / REGISTERS));
        concurrently(4_000, this::read);
        upsert("warm-", UPSERTS / 2);
    }

    double inserts() throws Exception {
        return concurrently(INSERTS, i -> events.insertOne(new Document("_id", "event-" + i).append("n", i)
                .append("type", "afterbell.attendance.roll-called.v1")
                .append("data", "d".repeat(150))));
    }

    /** Sixteen clients never share a register, so each replacement meets its version. */
    double replacements() throws Exception {
        return concurrently(REPLACEMENTS, i -> replace(i % REGISTERS, 2 + i / REGISTERS));
    }

    private void replace(int id, long version) {
        Document next = register(id, version + 1);
        long matched = registers
                .replaceOne(Filters.and(Filters.eq("_id", next.get("_id")), Filters.eq("version", version)), next)
                .getMatchedCount();
        Workload.require(matched == 1);
    }

    double reads() throws Exception {
        return concurrently(READS, this::read);
    }

    private void read(int i) {
        Workload.require(
                registers.find(Filters.eq("_id", "group-" + i % REGISTERS + ":2026-11-23:AFTERNOON")).first() != null);
    }

    double bulkUpserts() {
        return Workload.perSecond(UPSERTS, () -> upsert("line-", UPSERTS));
    }

    private void upsert(String prefix, int documents) {
        for (int i = 0; i < documents; i += 1_000) {
            List<WriteModel<Document>> batch = new ArrayList<>();
            for (int j = i; j < i + 1_000; j++) {
                batch.add(new ReplaceOneModel<>(Filters.eq("_id", prefix + j),
                        new Document("amountFen", 12_500L).append("school", "school-" + j % 100),
                        new ReplaceOptions().upsert(true)));
            }
            ledger.bulkWrite(batch, new BulkWriteOptions().ordered(false));
        }
    }

    /** Operations in a second. Client n does the operations n, n + 16, n + 32 and so on, in this order. */
    private static double concurrently(int operations, IntConsumer operation) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            long start = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                all.add(clients.submit(() -> {
                    for (int i = first; i < operations; i += CLIENTS) {
                        operation.accept(i);
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
            return operations * 1e9 / (System.nanoTime() - start);
        }
    }
}

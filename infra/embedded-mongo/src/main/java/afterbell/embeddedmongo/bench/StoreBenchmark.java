package afterbell.embeddedmongo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;

import afterbell.embeddedmongo.EmbeddedMongo;
import afterbell.embeddedmongo.EmbeddedMongoConfig;

/**
 * Compares this server with the library's own H2 backend in one run, over the wire, on 100 000 documents, and measures
 * what the platform's hot path needs. This server syncs before it acknowledges; the H2 backend does not.
 */
public final class StoreBenchmark {
    /** What the sketch of this store reached on 2 cores, client included, before it was built. */
    private static final double SKETCH_INSERTS = 2_000;
    private static final double SKETCH_REPLACEMENTS = 1_500;
    private static final double SKETCH_READS = 5_400;
    private static final double SKETCH_UPSERTS = 40_000;
    private static final int DOCUMENTS = 100_000;

    private StoreBenchmark() {}

    /** Prints one line for each figure; exit code 1 when one is short. */
    public static void main(String[] arguments) throws Exception {
        List<Figure> figures = run(arguments.length > 0 ? Integer.parseInt(arguments[0]) : DOCUMENTS);
        figures.forEach(figure -> System.out.println(figure.line()));
        System.exit(figures.stream().allMatch(Figure::holds) ? 0 : 1);
    }

    /**
     * Runs everything in temporary directories; about two minutes on two cores.
     *
     * @param documents how many documents each side holds
     */
    public static List<Figure> run(int documents) throws Exception {
        Path directory = Files.createTempDirectory("store-benchmark");
        try {
            Workload.Rates ours = embedded(directory.resolve("embedded"), documents);
            Workload.Rates h2 = h2(directory.resolve("h2"), documents);
            List<Figure> figures = new ArrayList<>();
            figures.add(Figure.faster("store: bulk insert, against H2 backend", ours.bulkInsert(), h2.bulkInsert(), 3));
            figures.add(Figure.faster("store: bulk update, against H2 backend", ours.bulkUpdate(), h2.bulkUpdate(), 3));
            figures.add(Figure.faster("store: update by {_id, version}, against H2 backend", ours.versioned(),
                    h2.versioned(), 5));
            figures.add(Figure.faster("store: indexed range query of 50, against H2 backend", ours.range(), h2.range(),
                    50));
            figures.addAll(hotPath(directory.resolve("hot")));
            return figures;
        } finally {
            delete(directory);
        }
    }

    private static Workload.Rates embedded(Path data, int documents) throws Exception {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(EmbeddedMongoConfig.defaults(data).withPorts(0, -1));
                MongoClient client = MongoClients.create(mongo.uri())) {
            return new Workload(client.getDatabase("bench").getCollection("documents"), documents).compare(2_000);
        }
    }

    /** Its updates and queries scan, so few of them are enough. */
    private static Workload.Rates h2(Path data, int documents) throws Exception {
        Files.createDirectories(data);
        MongoServer server = new MongoServer(new H2Backend(data.resolve("bench.mv").toString()));
        String uri = server.bindAndGetConnectionString();
        try (MongoClient client = MongoClients.create(uri)) {
            return new Workload(client.getDatabase("bench").getCollection("documents"), documents).compare(5);
        } finally {
            server.shutdownNow();
        }
    }

    private static List<Figure> hotPath(Path data) throws Exception {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(EmbeddedMongoConfig.defaults(data).withPorts(0, -1));
                MongoClient client = MongoClients.create(mongo.uri())) {
            HotPath hot = new HotPath(client.getDatabase("hot"));
            hot.warmUp();
            return List.of(
                    Figure.faster("store: durable inserts, against the sketch", hot.inserts(), SKETCH_INSERTS, 1),
                    Figure.faster("store: {_id, version} replacements of 30 entries", hot.replacements(),
                            SKETCH_REPLACEMENTS, 1),
                    Figure.faster("store: reads by _id, against the sketch", hot.reads(), SKETCH_READS, 1),
                    Figure.faster("store: bulk upserts, against the sketch", hot.bulkUpserts(), SKETCH_UPSERTS, 1));
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

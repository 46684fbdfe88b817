package afterbell.embeddedmongo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server at random moments under concurrent writers. The seed is printed; {@code -Dafterbell.seed} repeats the
 * moments, though not the threads' interleaving.
 */
class KilledUnderLoadIT {
    private static final int KILLS = Integer.getInteger("afterbell.kills", 20);

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedIsThereAndWhole() throws Exception {
        long seed = Long.getLong("afterbell.seed", System.nanoTime());
        Random random = new Random(seed);
        Writers writers = new Writers(seed);
        int port = ServerProcess.freePort();
        Path data = directory.resolve("data");
        for (int kill = 0; kill <= KILLS; kill++) {
            try (ServerProcess server = ServerProcess.start(data, port);
                    MongoClient client = MongoClients.create(uri(port))) {
                MongoDatabase database = client.getDatabase("crash");
                if (kill == 0) {
                    Writers.createIndexes(database);
                }
                writers.check(database);
                if (kill < KILLS) {
                    writeUntilKilled(server, port, writers, 1 + random.nextInt(400));
                }
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("seed " + seed + ", after kill " + kill, failed);
            }
        }
        System.out.printf("KilledUnderLoadIT: seed %d, %d kills, %,d acknowledged writes, none lost, none torn%n", seed,
                KILLS,
                writers.writes());
    }

    private static void writeUntilKilled(ServerProcess server, int port, Writers writers, int writes)
            throws Exception {
        // Writers shall notice soon that the server is gone.
        try (MongoClient client = MongoClients.create(uri(port) + "&serverSelectionTimeoutMS=1000");
                ExecutorService threads = Executors.newCachedThreadPool()) {
            MongoDatabase database = client.getDatabase("crash");
            database.runCommand(new Document("ping", 1));
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < Writers.INSERTERS; i++) {
                running.add(threads.submit(() -> untilGone(turn -> writers.insertAndDelete(database))));
            }
            for (int i = 0; i < Writers.REGISTER_WRITERS; i++) {
                int writer = i;
                running.add(threads.submit(() -> untilGone(turn -> writers.replace(database, writer, turn))));
            }
            running.add(threads.submit(() -> untilGone(turn -> writers.bulk(database))));
            long target = writers.writes() + writes;
            await().pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> writers.writes() >= target);
            server.kill();
            for (Future<?> each : running) {
                each.get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static String uri(int port) {
        return "mongodb://127.0.0.1:" + port + "/?connectTimeoutMS=500&heartbeatFrequencyMS=500";
    }

    private static void untilGone(IntConsumer write) {
        try {
            for (int turn = 0; !Thread.currentThread().isInterrupted(); turn++) {
                write.accept(turn);
            }
        } catch (MongoException gone) {
            // Killed: what was under way is not acknowledged.
            assertThat(gone.getCode()).as("an answer of the server: %s", gone.getMessage()).isNegative();
        }
    }
}

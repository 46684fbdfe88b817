package afterbell.embeddedmongo.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import de.bwaldvogel.mongo.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import afterbell.embeddedmongo.storage.Engine;

/**
 * Which answers wait for the log: those of writes, refusals included, unless they ask for less, and those of reads that
 * ask for it.
 */
class DurableAnswersTest {
    private Engine engine;
    private Dispatcher dispatcher;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        engine = Engine.open(directory.resolve("rocksdb"), 8, 4, failed -> {});
        ServerSettings settings = new ServerSettings(new AtomicBoolean(), new AtomicLong(60));
        dispatcher = new Dispatcher(engine, settings, 10, () -> false);
    }

    @AfterEach
    void close() {
        dispatcher.close();
        engine.close();
    }

    @Test
    void aWriteWaits() {
        assertThat(waits(new Document("insert", "c").append("documents", documents(1)))).isTrue();
        assertThat(waits(new Document("update", "c").append("updates", List.of(new Document("q", new Document("_id", 1))
                .append("u", new Document("$set", new Document("a", 1))))))).isTrue();
        assertThat(waits(new Document("findAndModify", "c").append("query", new Document("_id", 1))
                .append("update",
                        new Document("$set", new Document("a", 2)))))
                .isTrue();
        assertThat(waits(new Document("delete", "c")
                .append("deletes", List.of(new Document("q", new Document("_id", 1)).append("limit", 1))))).isTrue();
        assertThat(waits(new Document("createIndexes", "c").append("indexes",
                List.of(new Document("key", new Document("a", 1)).append("name", "a_1"))))).isTrue();
        assertThat(waits(new Document("drop", "c"))).isTrue();
    }

    @Test
    void aRefusedOrIneffectiveWriteWaitsToo() {
        dispatcher.handle("db", new Document("insert", "c").append("documents", documents(1)));
        Document again = new Document("insert", "c").append("documents", documents(1));
        Dispatcher.Answer refused = dispatcher.handle("db", again);
        assertThat(refused.document()).containsKey("writeErrors");
        assertThat(refused.whenDurable()).isTrue();
        assertThat(waits(new Document("update", "c").append("updates", List.of(new Document("q", new Document("_id", 9))
                .append("u", new Document("$set", new Document("a", 1))))))).isTrue();
    }

    @Test
    void aWriteThatIsContentWithMemoryDoesNotWait() {
        assertThat(waits(insert(1).append("writeConcern", new Document("w", 1).append("j", false)))).isFalse();
        assertThat(waits(insert(1).append("writeConcern", new Document("w", 1).append("j", false))))
                .as("refused: the key is taken")
                .isFalse();
    }

    @Test
    void aWriteThatSaysLessWaits() {
        assertThat(waits(insert(1).append("writeConcern", new Document("w", 1)))).isTrue();
        assertThat(waits(insert(2).append("writeConcern", new Document("j", false)))).isTrue();
        assertThat(waits(insert(3).append("writeConcern", new Document("w", "majority").append("j", false)))).isTrue();
        assertThat(waits(insert(4).append("writeConcern", new Document("w", 1).append("j", true)))).isTrue();
    }

    @Test
    void aReadWaitsWhenItAsksForTheMajority() {
        assertThat(waits(new Document("find", "c"))).isFalse();
        assertThat(waits(new Document("find", "c").append("readConcern", new Document("level", "majority")))).isTrue();
    }

    private static Document insert(int id) {
        return new Document("insert", "c").append("documents", documents(id));
    }

    private boolean waits(Document command) {
        return dispatcher.handle("db", command).whenDurable();
    }

    private static List<Document> documents(Object... ids) {
        return new ArrayList<>(Arrays.stream(ids).map(id -> new Document("_id", id)).toList());
    }
}

package afterbell.embeddedmongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;

/** The services reach the store through Spring Data. */
class SpringDataTest {
    private static EmbeddedMongo mongo;
    private static MongoClient client;
    private MongoTemplate template;

    @Document("registers")
    record Register(@Id String id, @Version Long version, String group, Instant at, List<Entry> entries) {}

    record Entry(String pupil, String state) {}

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        mongo = EmbeddedMongo.start(EmbeddedMongoConfig.forTests(directory).withNoTableScan(true));
        client = MongoClients.create(mongo.uri());
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        mongo.close();
    }

    @BeforeEach
    void empty() {
        template = new MongoTemplate(client, "spring");
        template.setWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        template.getDb().drop();
        template.createCollection(Register.class);
        template.indexOps(Register.class)
                .createIndex(new Index("group", Sort.Direction.ASC).on("at", Sort.Direction.DESC));
        template.indexOps(Register.class).createIndex(new Index("entries.pupil", Sort.Direction.ASC).sparse());
        template.indexOps(Register.class)
                .createIndex(new Index("at", Sort.Direction.ASC).expire(Duration.ofDays(9_000)));
    }

    private static Register register(int n) {
        return new Register("r" + n, null, "g" + n % 3, Instant.ofEpochSecond(1_700_000_000L + n),
                List.of(new Entry("p" + n, "PRESENT"), new Entry("q", "ABSENT")));
    }

    @Test
    void theVersionGuardsASave() {
        Register first = template.insert(register(1));
        Register changed = template.save(new Register(first.id(), first.version(), "g9", first.at(), List.of()));
        assertThat(changed.version()).isEqualTo(1);
        assertThatThrownBy(
                () -> template.save(new Register(first.id(), first.version(), "lost", first.at(), List.of())))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> template.insert(register(1))).isInstanceOf(DuplicateKeyException.class);
        assertThat(template.findById("r1", Register.class)).isEqualTo(changed);
    }

    @Test
    void queriesSortAndPageByTheirIndex() {
        template.insertAll(IntStream.range(0, 30).mapToObj(SpringDataTest::register).toList());
        assertThat(
                template.find(query(where("group").is("g1")).with(Sort.by("at").descending()).limit(2), Register.class))
                .extracting(Register::id)
                .containsExactly("r28", "r25");
        assertThat(template.findDistinct(query(where("entries.pupil").is("p7")), "group", Register.class, String.class))
                .containsExactly("g1");
        assertThat(template.count(query(where("group").in("g0", "g2")), Register.class)).isEqualTo(20);
        assertThat(template.exists(query(where("entries").elemMatch(where("pupil").is("p3"))), Register.class))
                .isTrue();
        assertThat(template.estimatedCount(Register.class)).isEqualTo(30);
    }

    @Test
    void onesAreFoundAndModified() {
        template.insertAll(IntStream.range(0, 3).mapToObj(SpringDataTest::register).toList());
        Register after = template.findAndModify(query(where("_id").is("r1").and("version").is(0L)),
                new Update().push("entries", new Entry("x", "LATE")).inc("version", 1),
                FindAndModifyOptions.options().returnNew(true),
                Register.class);
        assertThat(after.entries()).hasSize(3);
        assertThat(template.updateMulti(query(where("group").exists(true)), new Update().pull("entries",
                new org.bson.Document("pupil", "q")), Register.class).getModifiedCount()).isEqualTo(3);
        assertThat(template.findById("r0", Register.class).entries()).containsExactly(new Entry("p0", "PRESENT"));
    }

    @Test
    void bulksAndAggregationsRun() {
        template.bulkOps(BulkOperations.BulkMode.UNORDERED, Register.class)
                .upsert(query(where("_id").is("u1")), new Update().set("group", "g1").setOnInsert("version", 0L))
                .insert(register(4))
                .updateOne(query(where("_id").is("r4")), new Update().set("group", "g1"))
                .remove(query(where("_id").is("none")))
                .execute();
        Aggregation byGroup = Aggregation.newAggregation(Aggregation.match(where("group").is("g1")),
                Aggregation.group("group").count().as("n"));
        assertThat(template.aggregate(byGroup, Register.class, org.bson.Document.class).getMappedResults())
                .singleElement()
                .satisfies(group -> assertThat(group).containsEntry("n", 2));
    }
}

package afterbell.web.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

import afterbell.testing.Tokens;

/** A command sent twice with the same key is done once and answered twice. */
@Service
class IdempotencyIT {

    private static final String PATH = "/api/example/v1/schools/demo-school-1/roll-calls";

    private final Api api;
    private final MongoTemplate store;
    private final String key = Body.unique();
    private final String token = Tokens.of("teacher-1");

    IdempotencyIT(@LocalServerPort int port, @Autowired MongoTemplate store) {
        this.api = new Api(port);
        this.store = store;
    }

    @BeforeEach
    void forgetKeys() {
        store.getCollection("idempotency-keys").deleteMany(new Document());
        ExampleController.EXECUTIONS.set(0);
    }

    @Test
    void aRepetitionGetsTheStoredAnswerAndDoesNothing() {
        var first = call(key, Body.roll("a"));
        var second = call(key, Body.roll("a"));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.http().body()).isEqualTo(first.http().body()).contains("\"executions\":1");
        for (var name : new String[]{"ETag", "Location", "Content-Type"}) {
            assertThat(second.header(name)).as(name).isNotNull().isEqualTo(first.header(name));
        }
        assertThat(second.header("X-Correlation-Id")).isNotEqualTo(first.header("X-Correlation-Id"));
        assertThat(ExampleController.EXECUTIONS).hasValue(1);
    }

    @Test
    void aMissingOrMalformedKeyIsRefused() {
        var missing = api.post(PATH, token, Body.roll("a"));
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.text("code")).isEqualTo("idempotency-key-missing");
        var unquoted = api.post(PATH, token, Body.roll("a"), "Idempotency-Key", key);
        assertThat(unquoted.status()).isEqualTo(400);
        assertThat(unquoted.text("code")).isEqualTo("idempotency-key-invalid");
        assertThat(ExampleController.EXECUTIONS).hasValue(0);
    }

    @Test
    void theSameKeyWithAnotherPayloadIsRefused() {
        assertThat(call(key, Body.roll("a")).status()).isEqualTo(201);
        var otherPath = "/api/example/v1/schools/demo-school-2/roll-calls";
        var others = new Api.Answer[]{call(key, Body.roll("b")),
            call(key, Body.roll("a"), "If-Match", "\"7\""),
            api.post(PATH + "?x=1", token, Body.roll("a"), "Idempotency-Key", Body.quoted(key)),
            api.post(otherPath, token, Body.roll("a"), "Idempotency-Key", Body.quoted(key))};
        assertThat(others[0].status()).isEqualTo(422);
        assertThat(others[0].text("code")).isEqualTo("idempotency-key-reused");
        assertThat(others[1].status()).isEqualTo(422);
        assertThat(others[2].text("code")).isEqualTo("unknown-parameter");
        assertThat(others[3].status()).isEqualTo(422);
        assertThat(ExampleController.EXECUTIONS).hasValue(1);
    }

    @Test
    void callersDoNotShareKeys() {
        assertThat(call(key, Body.roll("a")).status()).isEqualTo(201);
        var system = Tokens.ofClient("school-system-demo-school-1");
        var other = api.post(PATH, system, Body.roll("b"), "Idempotency-Key", Body.quoted(key));
        assertThat(other.status()).isEqualTo(201);
        assertThat(ExampleController.EXECUTIONS).hasValue(2);
    }

    @Test
    void whileTheFirstIsRunningTheSecondIsToldToComeAgain() {
        Gate.hold(key);
        var first = CompletableFuture.supplyAsync(() -> call(key, Body.roll(key)));
        Gate.await(Gate.REACHED.get(key));
        var second = call(key, Body.roll(key));
        var reused = call(key, Body.roll("other"));
        Gate.open(key);
        assertThat(first.join().status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("code")).isEqualTo("idempotency-key-in-use");
        assertThat(Integer.parseInt(String.valueOf(second.header("Retry-After")))).isBetween(1, 10);
        assertThat(reused.status()).isEqualTo(422);
        assertThat(call(key, Body.roll(key)).header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void ofManyAtOnceOneIsExecuted() {
        Gate.hold(key);
        var calls = IntStream.range(0, 16)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> call(key, Body.roll(key)).status(), Thread::startVirtualThread))
                .toList();
        await().until(() -> calls.stream().filter(CompletableFuture::isDone).count() == 15);
        assertThat(calls).filteredOn(CompletableFuture::isDone).extracting(CompletableFuture::join).containsOnly(409);
        Gate.open(key);
        assertThat(calls).extracting(CompletableFuture::join).containsOnlyOnce(201);
        assertThat(ExampleController.EXECUTIONS).hasValue(1);
    }

    @Test
    void aDeadAttemptHoldsItsKeyOnlyUntilItsLeaseEnds() {
        assertThat(call(key, Body.roll("a")).status()).isEqualTo(201);
        var keys = store.getCollection("idempotency-keys");
        keys.updateMany(new Document(), Updates.combine(Updates.unset("s"),
                Updates.set("l", Date.from(Instant.now().plusSeconds(9)))));
        assertThat(call(key, Body.roll("a")).status()).isEqualTo(409);
        keys.updateMany(new Document(), Updates.set("l", Date.from(Instant.now().minusMillis(1))));
        var again = call(key, Body.roll("a"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isNull();
        assertThat(ExampleController.EXECUTIONS).hasValue(2);
        assertThat(call(key, Body.roll("a")).header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void aFaultIsNotKeptAndTheKeyIsFreeAtOnce() {
        Gate.BROKEN.put(key, new IllegalStateException("broken once"));
        assertThat(call(key, Body.roll(key)).status()).isEqualTo(500);
        var again = call(key, Body.roll(key));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isNull();
    }

    @Test
    void aLostRaceIsNotKept() {
        Gate.BROKEN.put(key, new OptimisticLockingFailureException("lost"));
        var lost = call(key, Body.roll(key));
        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.text("code")).isEqualTo("concurrent-change");
        assertThat(lost.header("Retry-After")).isEqualTo("1");
        assertThat(call(key, Body.roll(key)).status()).isEqualTo(201);
    }

    @Test
    void aRefusalIsRepeatedAsItWas() {
        var refused = call(key, "{\"pupils\": []}");
        var again = call(key, "{\"pupils\": []}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(again.http().body()).isEqualTo(refused.http().body());
        assertThat(again.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void anExemptHandlerTakesNoKey() {
        assertThat(api.post("/api/example/v1/questions", token, Body.roll("a")).status()).isEqualTo(200);
        assertThat(store.getCollection("idempotency-keys").countDocuments()).isZero();
    }

    @Test
    void aKeyLivesADayAndHoldsNoName() {
        call(key, Body.roll("a"));
        var kept = store.getCollection("idempotency-keys").find().first();
        assertThat(kept).isNotNull();
        assertThat(Duration.between(Instant.now(), kept.getDate("e").toInstant()))
                .isBetween(Duration.ofHours(23), Duration.ofHours(25));
        assertThat(kept.toJson()).doesNotContain(key).doesNotContain("p-1");
        assertThat(store.getCollection("idempotency-keys").listIndexes()).anySatisfy(index -> assertThat(index)
                .containsEntry("key", new Document("e", 1))
                .containsKey("expireAfterSeconds"));
        assertThat(store.getCollection("idempotency-keys").countDocuments(Filters.exists("l"))).isZero();
    }

    private Api.Answer call(String key, String body, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Idempotency-Key";
        all[headers.length + 1] = Body.quoted(key);
        return api.post(PATH, token, body, all);
    }
}

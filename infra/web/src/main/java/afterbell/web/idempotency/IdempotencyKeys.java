package afterbell.web.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import afterbell.batching.Batching;
import afterbell.batching.Batching.Outcome;
import afterbell.batching.Inserting;

/**
 * The keys of commands seen in the last day, one document each: {@code _id} key and caller (hashed), {@code f}
 * fingerprint of the command, {@code o} owner, {@code l} end of its lease, {@code e} expiry, then {@code s} status,
 * {@code h} headers, {@code b} body of the answer.
 *
 * <p>Both writes are acknowledged by the primary alone and not synced. The insert's work is to let one of two
 * concurrent requests through, which the primary's unique {@code _id} does; the update spares a repetition its work.
 * A crash that loses either makes the repetition execute again, and that must be harmless anyway, because a crash
 * between the command's own durable write and the update can never be excluded.
 */
final class IdempotencyKeys {

    static final String COLLECTION = "idempotency-keys";
    static final Duration KEPT = Duration.ofHours(24);
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(IdempotencyKeys.class);
    private static final int MAX_ATTEMPTS = 3;
    private static final int DUPLICATE_KEY = 11_000;

    /** Answers that one exchange with the store keeps: 8 MiB, were all of them as large as they may be. */
    private static final int MOST_ANSWERS = 32;

    private final MongoCollection<Document> keys;
    private final Inserting inserting;
    private final Batching<WriteModel<Document>, Boolean> completing;
    private final Clock clock;
    private final AtomicBoolean indexed = new AtomicBoolean();

    IdempotencyKeys(MongoCollection<Document> keys, Clock clock) {
        this.keys = keys.withWriteConcern(WriteConcern.W1.withJournal(false));
        this.inserting = new Inserting(this.keys);
        this.completing = new Batching<>(MOST_ANSWERS, this::keep);
        this.clock = clock;
    }

    private List<Outcome<Boolean>> keep(List<WriteModel<Document>> answers) {
        keys.bulkWrite(answers, new BulkWriteOptions().ordered(false));
        return Collections.nCopies(answers.size(), new Outcome.Answered<>(true));
    }

    /** Takes the key for this attempt, or says why not. */
    Claim claim(String id, byte[] fingerprint) {
        ensureIndex();
        var owner = UUID.randomUUID().toString();
        for (var attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            if (insert(id, owner, fingerprint)) {
                return new Claim.Execute(id, owner);
            }
            var found = keys.find(Filters.eq("_id", id)).first();
            if (found != null) {
                return judge(found, owner, fingerprint);
            }
            // Released or expired between the two: the key is free again.
        }
        return new Claim.Running(1);
    }

    /** Keeps the answer for repetitions. */
    void complete(Claim.Execute mine, StoredAnswer answer) {
        var headers = new Document();
        answer.headers().forEach(headers::append);
        completing.ask(new UpdateOneModel<>(owned(mine), Updates.combine(Updates.set("s", answer.status()),
                Updates.set("h", headers), Updates.set("b", new Binary(answer.body())), Updates.unset("l"))));
    }

    /** Forgets the attempt, so that a repetition executes at once. */
    void release(Claim.Execute mine) {
        keys.deleteOne(owned(mine));
    }

    private boolean insert(String id, String owner, byte[] fingerprint) {
        var now = clock.instant();
        try {
            inserting.insert(new Document("_id", id).append("f", new Binary(fingerprint))
                    .append("o", owner)
                    .append("l", Date.from(now.plus(LEASE)))
                    .append("e", Date.from(now.plus(KEPT))));
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    private Claim judge(Document found, String owner, byte[] fingerprint) {
        if (!Arrays.equals(found.get("f", Binary.class).getData(), fingerprint)) {
            return new Claim.Reused();
        }
        if (found.containsKey("s")) {
            return new Claim.Replay(answer(found));
        }
        var lease = found.getDate("l").toInstant();
        var now = clock.instant();
        if (lease.isAfter(now)) {
            return new Claim.Running(secondsUntil(lease, now));
        }
        return takeOver(found, owner, now);
    }

    private Claim takeOver(Document dead, String owner, Instant now) {
        var id = dead.getString("_id");
        var taken = keys.updateOne(
                Filters.and(Filters.eq("_id", id), Filters.eq("o", dead.getString("o")), Filters.exists("s", false)),
                Updates.combine(Updates.set("o", owner), Updates.set("l", Date.from(now.plus(LEASE)))));
        return taken.getMatchedCount() == 1
                ? new Claim.Execute(id, owner)
                : new Claim.Running(LEASE.toSeconds());
    }

    private static long secondsUntil(Instant lease, Instant now) {
        return Math.max(1, Duration.between(now, lease).plusMillis(999).toSeconds());
    }

    private static StoredAnswer answer(Document found) {
        Map<String, String> headers = new LinkedHashMap<>();
        found.get("h", Document.class).forEach((name, value) -> headers.put(name, (String) value));
        return new StoredAnswer(found.getInteger("s"), headers, found.get("b", Binary.class).getData());
    }

    private static Bson owned(Claim.Execute mine) {
        return Filters.and(Filters.eq("_id", mine.id()), Filters.eq("o", mine.owner()));
    }

    /** With the first command rather than at start-up, so that a service starts while its store is away. */
    private void ensureIndex() {
        if (indexed.compareAndSet(false, true)) {
            try {
                keys.createIndex(Indexes.ascending("e"),
                        new IndexOptions().name("expiry").expireAfter(0L, TimeUnit.SECONDS));
            } catch (RuntimeException failed) {
                indexed.set(false);
                log.warn("The expiry index of {} could not be made, later commands try again", COLLECTION, failed);
            }
        }
    }
}

package afterbell.confidential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * One document per subject: {@code _id} subject, {@code k} its key, wrapped by a key derived from the master key and
 * bound to the subject. A destroyed key leaves {@code {_id, f: when}}, so that it is never made anew. One more document
 * remembers which master key the database was begun with.
 */
final class SubjectKeys {
    static final String COLLECTION = "subject-keys";
    /** How long another instance may still know a key that was destroyed here. */
    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MOST_REMEMBERED = 20_000;
    private static final String MASTER = "#master";
    private static final int DUPLICATE_KEY = 11_000;

    private final MongoTemplate mongo;
    private final Aead wrapping;
    private final String masterMark;
    private final Cache<String, Aead> remembered = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    SubjectKeys(MongoTemplate mongo, MasterKey master) {
        this.mongo = mongo;
        this.wrapping = aead(master.derive("subject-keys"));
        this.masterMark = new KeyedHash(master).of("master-key", "mark");
    }

    /** The subject's key, made now if it has none. */
    Aead ofNewOrKnown(String subjectId) {
        return Objects.requireNonNull(remembered.get(subjectId, this::foundOrMade));
    }

    /** @throws NoSuchElementException if the subject never had a key in this database */
    Aead ofKnown(String subjectId) {
        return Objects.requireNonNull(remembered.get(subjectId, id -> unwrapped(find(id).orElseThrow())));
    }

    /** Durable before it returns; whoever began to look the key up before is done, and forgets it as well. */
    void destroy(String subjectId) {
        keys().updateOne(Filters.and(Filters.eq("_id", subjectId), Filters.exists("f", false)),
                Updates.combine(Updates.set("f", Date.from(Instant.now())), Updates.unset("k")));
        insertIfAbsent(new Document("_id", subjectId).append("f", Date.from(Instant.now())));
        remembered.invalidate(subjectId);
    }

    /**
     * Ties the database to the master key it is begun with. Another key would not only fail to open what is sealed: its
     * keyed hashes would find nobody, and every known person be entered a second time.
     *
     * @throws MasterKeyException if the database was begun with another key
     */
    void requireSameMaster() {
        insertIfAbsent(new Document("_id", MASTER).append("h", masterMark));
        var first = find(MASTER).orElseThrow();
        if (!masterMark.equals(first.getString("h"))) {
            throw new MasterKeyException("The master key is not the one that the database " + mongo.getDb().getName()
                    + " was begun with.");
        }
    }

    private Aead foundOrMade(String subjectId) {
        return find(subjectId).map(this::unwrapped).orElseGet(() -> made(subjectId));
    }

    /** Of two that make a key at once, the store lets one through; the other takes that one's. */
    private Aead made(String subjectId) {
        var key = Random.randBytes(MasterKey.KEY_BYTES);
        var inserted = insertIfAbsent(new Document("_id", subjectId).append("k", new Binary(wrapped(key, subjectId))));
        return inserted ? aead(key) : unwrapped(find(subjectId).orElseThrow());
    }

    private boolean insertIfAbsent(Document document) {
        try {
            keys().insertOne(document);
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    private Optional<Document> find(String id) {
        return Optional.ofNullable(keys().find(Filters.eq("_id", id)).first());
    }

    private byte[] wrapped(byte[] key, String subjectId) {
        try {
            return wrapping.encrypt(key, owner(subjectId));
        } catch (GeneralSecurityException unexpected) {
            throw new IllegalStateException("A subject's key cannot be wrapped", unexpected);
        }
    }

    private Aead unwrapped(Document stored) {
        @Nullable
        Binary key = stored.get("k", Binary.class);
        if (key == null) {
            throw new SubjectForgottenException();
        }
        try {
            return aead(wrapping.decrypt(key.getData(), owner(stored.getString("_id"))));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("A subject's key cannot be unwrapped: the document was changed", broken);
        }
    }

    private static byte[] owner(String subjectId) {
        return subjectId.getBytes(StandardCharsets.UTF_8);
    }

    private static Aead aead(byte[] key) {
        try {
            return new AesGcmJce(key);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private MongoCollection<Document> keys() {
        return mongo.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }
}

package afterbell.attendance.pickupcode.store;

import java.text.ParseException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.nimbusds.jose.jwk.OctetKeyPair;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.attendance.pickupcode.signing.SignedCodes;
import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/**
 * The key pairs with which a school's pickup codes are signed: one for each month, more where one was withdrawn. Private
 * keys are sealed.
 */
@Repository
public class PickupKeys {
    /** Nobody withdraws keys without end. */
    public static final int MOST_OF_A_MONTH = 20;
    private static final String COLLECTION = "pickup-keys";
    private static final String PRIVATE = "private-key";

    private final AggregateStore<MonthDocument> documents;
    private final Confidential confidential;

    PickupKeys(AggregateStores stores, Confidential confidential) {
        this.documents = stores.of(COLLECTION, MonthDocument.class);
        this.confidential = confidential;
    }

    /** @param withdrawnAt null while the key counts */
    record KeyDocument(@Field("k") String keyId, @Field("x") String publicKey, @Field("d") Sealed privateKey,
            @Field("t") Instant madeAt, @Field("w") @Nullable Instant withdrawnAt) {
        KeyDocument withdrawn(Instant at) {
            return withdrawnAt == null ? new KeyDocument(keyId, publicKey, privateKey, madeAt, at) : this;
        }
    }

    /** @param keys the last one signs */
    record MonthDocument(@Field("sc") String schoolId, @Field("m") String month,
            @Field("k") List<KeyDocument> keys) {}

    private static String id(String schoolId, YearMonth month) {
        return schoolId + ":" + month;
    }

    /** @return the public keys that count in these months, the earlier month first */
    public List<OctetKeyPair> publicKeys(String schoolId, Collection<YearMonth> months) {
        return documents.find(months.stream().map(month -> id(schoolId, month)).toList())
                .stream()
                .flatMap(found -> found.state().keys().stream())
                .filter(key -> key.withdrawnAt() == null)
                .map(key -> parsed(key.publicKey()))
                .toList();
    }

    public boolean has(String schoolId, YearMonth month) {
        return documents.versionOf(id(schoolId, month)).isPresent();
    }

    /** @return the pair that signs in that month; empty where none was made */
    public Optional<OctetKeyPair> signing(String schoolId, YearMonth month) {
        return documents.find(id(schoolId, month))
                .map(found -> found.state().keys().getLast())
                .map(key -> parsed(confidential.open(subject(schoolId), PRIVATE, key.privateKey())));
    }

    /**
     * Makes the month's first key.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if it was made meanwhile
     */
    public void make(String schoolId, YearMonth month, Instant now) {
        var before = Versioned.fresh(id(schoolId, month), month);
        documents.save(before, new MonthDocument(schoolId, month.toString(), List.of(newKey(schoolId, now))),
                List.of());
    }

    /**
     * Puts another key in the place of the one with that id; where that was done before, nothing changes.
     *
     * @return false where the month has no such key, or has had too many
     * @throws org.springframework.dao.OptimisticLockingFailureException if the keys have changed meanwhile
     */
    public boolean replace(String schoolId, YearMonth month, String keyId, Instant now) {
        var found = documents.find(id(schoolId, month));
        var known = found.stream()
                .flatMap(it -> it.state().keys().stream())
                .filter(key -> key.keyId().equals(keyId))
                .findFirst();
        if (known.isEmpty()) {
            return false;
        }
        if (known.get().withdrawnAt() != null) {
            return true;
        }
        var before = found.get();
        if (before.state().keys().size() >= MOST_OF_A_MONTH) {
            return false;
        }
        var keys = new ArrayList<KeyDocument>();
        before.state().keys().forEach(key -> keys.add(key.withdrawn(now)));
        keys.add(newKey(schoolId, now));
        documents.save(before, new MonthDocument(schoolId, month.toString(), keys), List.of());
        return true;
    }

    private KeyDocument newKey(String schoolId, Instant now) {
        var pair = SignedCodes.newKey();
        return new KeyDocument(pair.getKeyID(), pair.toPublicJWK().toJSONString(),
                confidential.seal(subject(schoolId), PRIVATE, pair.toJSONString()), now, null);
    }

    private static String subject(String schoolId) {
        return "pickup-keys:" + schoolId;
    }

    private static OctetKeyPair parsed(String jwk) {
        try {
            return OctetKeyPair.parse(jwk);
        } catch (ParseException broken) {
            throw new IllegalStateException("A stored key cannot be read", broken);
        }
    }
}

package afterbell.attendance.notification.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.attendance.notification.model.Kind;
import afterbell.attendance.notification.model.Preferences;
import afterbell.attendance.notification.model.Preferences.Channel;
import afterbell.attendance.notification.model.Preferences.Pending;
import afterbell.attendance.notification.model.Recipient;
import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** How each recipient wants to be told. Addresses and codes are sealed under the recipient's own key. */
@Repository
public class AllPreferences {
    private static final String COLLECTION = "notification-preferences";
    private static final String ADDRESS = "address";
    private static final String WAITING = "waiting-address";
    private static final String CODE = "code";

    private final AggregateStore<PreferencesDocument> documents;
    private final Confidential confidential;

    AllPreferences(AggregateStores stores, Confidential confidential) {
        this.documents = stores.of(COLLECTION, PreferencesDocument.class);
        this.confidential = confidential;
    }

    record ChannelDocument(@Field("k") Kind kind, @Field("c") Channel channel) {}

    record PendingDocument(@Field("a") Sealed address, @Field("c") Sealed code, @Field("u") Instant until,
            @Field("w") int wrong) {}

    record PreferencesDocument(@Nullable @Field("a") Sealed address, @Nullable @Field("p") PendingDocument pending,
            @Field("l") String language, @Field("c") List<ChannelDocument> channels) {}

    public Versioned<Preferences> load(Recipient recipient) {
        return documents.find(recipient.value())
                .map(this::read)
                .orElseGet(() -> Versioned.fresh(recipient.value(), Preferences.NONE));
    }

    /** @return those of recipients who have any, by the recipient's value */
    public Map<String, Preferences> find(Collection<Recipient> recipients) {
        return documents.find(recipients.stream().map(Recipient::value).toList())
                .stream()
                .collect(Collectors.toMap(Versioned::id, found -> read(found).state()));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if they have changed meanwhile */
    public Versioned<Preferences> save(Versioned<Preferences> before, Preferences next) {
        String subject = subject(before.id());
        var pending = next.pending();
        var channels = next.channels()
                .entrySet()
                .stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(it -> new ChannelDocument(it.getKey(), it.getValue()))
                .toList();
        var document = new PreferencesDocument(
                next.address() == null ? null : confidential.seal(subject, ADDRESS, next.address()),
                pending == null
                        ? null
                        : new PendingDocument(confidential.seal(subject, WAITING, pending.address()),
                                confidential.seal(subject, CODE, pending.code()), pending.until(), pending.wrong()),
                next.language(), channels);
        return documents.save(before, document, List.of()).map(_ -> next);
    }

    private Versioned<Preferences> read(Versioned<PreferencesDocument> found) {
        String subject = subject(found.id());
        return found.map(it -> new Preferences(
                it.address() == null ? null : confidential.open(subject, ADDRESS, it.address()),
                it.pending() == null ? null : pending(subject, it.pending()), it.language(),
                it.channels().stream().collect(Collectors.toMap(ChannelDocument::kind, ChannelDocument::channel))));
    }

    private Pending pending(String subject, PendingDocument it) {
        return new Pending(confidential.open(subject, WAITING, it.address()),
                confidential.open(subject, CODE, it.code()),
                it.until(), it.wrong());
    }

    private static String subject(String recipient) {
        return "notices:" + recipient;
    }
}

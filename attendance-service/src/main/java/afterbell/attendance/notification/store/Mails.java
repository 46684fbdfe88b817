package afterbell.attendance.notification.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.attendance.notification.model.Kind;
import afterbell.attendance.notification.model.Mail;
import afterbell.attendance.notification.model.Mail.Cause;
import afterbell.attendance.notification.model.Mail.State;
import afterbell.attendance.notification.model.Recipient;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** Mails on their way, and what became of them, for 30 days. */
@Repository
public class Mails {
    private static final String COLLECTION = "mails";
    private static final Duration KEPT = Duration.ofDays(30);

    private final AggregateStore<MailDocument> documents;

    Mails(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, MailDocument.class);
    }

    /**
     * @param due   while it waits
     * @param ended when it was sent or given up
     * @param dead  when and which mail, while it is given up: the list's key
     */
    record MailDocument(@Field("r") String recipient, @Nullable @Field("k") Kind kind, @Field("c") Instant created,
            @Field("n") int tries, @Nullable @Field("du") Instant due, @Nullable @Field("en") Instant ended,
            @Nullable @Field("x") Cause cause, @Nullable @Field("de") String dead) {
        static MailDocument of(Mail it) {
            return switch (it.state()) {
                case State.Waiting(Instant due) -> new MailDocument(it.recipient().value(), it.kind(), it.created(),
                        it.tries(), due, null, null, null);
                case State.Sent(Instant at) -> new MailDocument(it.recipient().value(), it.kind(), it.created(),
                        it.tries(), null, at, null, null);
                case State.Dead(Instant at, Cause cause) -> new MailDocument(it.recipient().value(), it.kind(),
                        it.created(), it.tries(), null, at, cause, place(it.id(), at));
            };
        }

        Mail toMail(String id) {
            return new Mail(id, new Recipient(recipient), kind, created, tries, state());
        }

        private State state() {
            if (due != null) {
                return new State.Waiting(due);
            }
            var at = Objects.requireNonNull(ended);
            return cause == null ? new State.Sent(at) : new State.Dead(at, cause);
        }
    }

    public static String place(String id, Instant deadAt) {
        return "%013d:%s".formatted(deadAt.toEpochMilli(), id);
    }

    /** Adds those that are not there yet; however often that is done, a mail is one mail. */
    public void add(List<Mail> mails) {
        var known = documents.find(mails.stream().map(Mail::id).toList()).stream().map(Versioned::id).toList();
        documents.save(mails.stream()
                .filter(mail -> !known.contains(mail.id()))
                .map(mail -> new AggregateStore.Change<>(Versioned.fresh(mail.id(), mail), MailDocument.of(mail)))
                .toList());
    }

    /** @return how many were made for the recipient since then, at most that many */
    public int madeSince(Recipient recipient, Instant since, int most) {
        return documents.find(Filters.and(Filters.eq("s.r", recipient.value()), Filters.gt("s.c", Date.from(since))),
                Sorts.ascending("s.c"), most).size();
    }

    public List<Versioned<Mail>> due(Instant now, int limit) {
        return documents.find(Filters.lte("s.du", Date.from(now)), Sorts.ascending("s.du"), limit)
                .stream()
                .map(found -> found.map(it -> it.toMail(found.id())))
                .toList();
    }

    /** @return mails that were given up, the oldest first */
    public List<Mail> dead(String after, int limit) {
        return documents.find(Filters.gt("s.de", after), Sorts.ascending("s.de"), limit)
                .stream()
                .map(found -> found.state().toMail(found.id()))
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if another instance has it */
    public Versioned<Mail> save(Versioned<Mail> before, Mail next) {
        return documents.save(before, MailDocument.of(next), List.of()).map(_ -> next);
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfMails() {
            return CollectionIndexes.of(COLLECTION, new Index().named("due").on("s.du", Direction.ASC).sparse(),
                    new Index().named("dead").on("s.de", Direction.ASC).sparse(),
                    new Index().named("of-recipient").on("s.r", Direction.ASC).on("s.c", Direction.ASC),
                    new Index().named("kept").on("s.c", Direction.ASC).expire(KEPT));
        }
    }
}

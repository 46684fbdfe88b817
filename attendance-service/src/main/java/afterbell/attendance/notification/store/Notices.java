package afterbell.attendance.notification.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.attendance.notification.model.Happening;
import afterbell.attendance.notification.model.Kind;
import afterbell.attendance.notification.model.Notice;
import afterbell.attendance.notification.model.Recipient;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The inboxes of all recipients. A notice is forgotten after {@value #KEPT_DAYS} days. */
@Repository
public class Notices {
    public static final int KEPT_DAYS = 90;
    private static final String COLLECTION = "notices";
    private static final char END = '|';

    private final AggregateStore<NoticeDocument> documents;

    Notices(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, NoticeDocument.class);
    }

    /**
     * @param key    recipient, then when it was told, then the event: the newest has the greatest
     * @param unread the recipient, null once it was read
     * @param made   when it came into the inbox
     */
    record NoticeDocument(@Field("k") String key, @Field("r") String recipient, @Nullable @Field("u") String unread,
            @Nullable @Field("ra") Instant readAt, @Field("e") String eventId, @Field("ti") Instant told,
            @Field("ki") Kind kind, @Field("sc") String schoolId, @Field("d") String day, @Field("t") Instant at,
            @Nullable @Field("g") String groupId, @Nullable @Field("p") String pupilId, @Field("l") int level,
            @Field("m") Instant made) {
        static NoticeDocument of(Notice notice, Instant made) {
            var it = notice.happening();
            String recipient = notice.recipient().value();
            return new NoticeDocument(recipient + END + place(notice), recipient,
                    notice.readAt() == null ? recipient : null, notice.readAt(), it.eventId(), it.told(), it.kind(),
                    it.schoolId(), it.day().toString(), it.at(), it.groupId(), it.pupilId(), it.level(), made);
        }

        Notice toNotice() {
            return new Notice(new Happening(eventId, told, kind, schoolId, LocalDate.parse(day), at, groupId, pupilId,
                    level), new Recipient(recipient), readAt);
        }
    }

    /** @return where the notice stands in a list: when it was told, then the event */
    public static String place(Notice notice) {
        var it = notice.happening();
        return "%013d:%s".formatted(it.told().toEpochMilli(), notice.id());
    }

    /**
     * Puts them into their inboxes, those that are not there yet.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if another reader does so at the same moment
     */
    public void add(List<Notice> notices, Instant now) {
        var known = documents.find(notices.stream().map(Notice::id).toList())
                .stream()
                .map(Versioned::id)
                .collect(Collectors.toSet());
        documents.save(notices.stream()
                .filter(notice -> !known.contains(notice.id()))
                .map(notice -> new AggregateStore.Change<>(Versioned.fresh(notice.id(), notice),
                        NoticeDocument.of(notice, now)))
                .toList());
    }

    /**
     * The newest first, of all the recipients together.
     *
     * @param before place of the last one of the page before, null for the first page
     */
    public List<Notice> of(Collection<Recipient> recipients, @Nullable String before, int limit) {
        var found = new ArrayList<Notice>();
        for (var recipient : recipients) {
            String from = recipient.value() + END;
            String end = before == null ? recipient.value() + (char) (END + 1) : from + before;
            documents
                    .find(Filters.and(Filters.gte("s.k", from), Filters.lt("s.k", end)), Sorts.descending("s.k"), limit)
                    .forEach(it -> found.add(it.state().toNotice()));
        }
        found.sort(Comparator.comparing(Notices::place).reversed());
        return found.subList(0, Math.min(limit, found.size()));
    }

    /** @return how many nobody has read, at most that many */
    public int unread(Collection<Recipient> recipients, int most) {
        int count = 0;
        for (var recipient : recipients) {
            count += documents.find(Filters.eq("s.u", recipient.value()), Sorts.ascending("_id"), most).size();
        }
        return Math.min(count, most);
    }

    public Optional<Versioned<Notice>> find(String id) {
        return documents.find(id).map(found -> found.map(NoticeDocument::toNotice));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it was read meanwhile */
    public void save(Versioned<Notice> before, Notice next) {
        var made = documents.find(before.id()).orElseThrow().state().made();
        var _ = documents.save(before, NoticeDocument.of(next, made), List.of());
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfNotices() {
            return CollectionIndexes.of(COLLECTION, new Index().named("inbox").on("s.k", Direction.ASC),
                    new Index().named("unread").on("s.u", Direction.ASC).on("_id", Direction.ASC).sparse(),
                    new Index().named("kept").on("s.m", Direction.ASC).expire(Duration.ofDays(KEPT_DAYS)));
        }
    }
}

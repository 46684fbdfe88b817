package afterbell.attendance.live.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

import afterbell.attendance.live.model.LiveDay;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/**
 * The schools' days in numbers. One that has not changed for {@value #KEPT_DAYS} days is forgotten: registers and
 * sessions say it still.
 */
@Repository
public class LiveDays {
    private static final String COLLECTION = "live-days";
    private static final int KEPT_DAYS = 35;

    private final AggregateStore<LiveDocument> documents;
    /** The machine's: it tells readers what is new and the store what is old, also where the service's clock is set. */
    private final Clock clock = Clock.systemUTC();

    LiveDays(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, LiveDocument.class);
    }

    /** Which school's day. */
    public record Key(String schoolId, LocalDate date) {
        String id() {
            return schoolId + ":" + date;
        }
    }

    /** A day with the time of its last change. */
    public record Dated(LiveDay day, long version, Instant changedAt) {
        private static Dated of(Versioned<LiveDocument> found) {
            return new Dated(found.state().toDay(), found.version(), found.state().changedAt());
        }
    }

    public Optional<Dated> find(Key key) {
        return documents.find(key.id()).map(Dated::of);
    }

    /** @return the version of a day, little to read for who remembers the last one; 0 for a day of which none is kept */
    public long versionOf(Key key) {
        return documents.versionOf(key.id()).orElse(0L);
    }

    /** @return those of the days that are kept */
    public Map<Key, Versioned<LiveDay>> find(Collection<Key> keys) {
        var found = new HashMap<Key, Versioned<LiveDay>>();
        documents.find(keys.stream().map(Key::id).toList()).forEach(it -> {
            var day = it.map(LiveDocument::toDay);
            found.put(new Key(day.state().schoolId(), day.state().date()), day);
        });
        return found;
    }

    /** @return a day of which none is kept */
    public static Versioned<LiveDay> fresh(LiveDay day) {
        return Versioned.fresh(new Key(day.schoolId(), day.date()).id(), day);
    }

    /** @param after id of the last school of the page before, empty for the first page */
    public List<Dated> ofDate(LocalDate date, String after, int limit) {
        return documents.find(Filters.and(Filters.eq("s.d", date.toString()), Filters.gt("s.sc", after)),
                Sorts.ascending("s.sc"), limit).stream().map(Dated::of).toList();
    }

    /** @return the days of that date that have changed since, the longest ago first */
    public List<Dated> changedSince(LocalDate date, Instant since, int limit) {
        return documents.find(Filters.and(Filters.eq("s.d", date.toString()), Filters.gt("s.t", Date.from(since))),
                Sorts.ascending("s.t"), limit).stream().map(Dated::of).toList();
    }

    /** A day that is to follow the one that was loaded. */
    public record Change(Versioned<LiveDay> before, LiveDay next) {}

    /**
     * One write for all.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if one has changed meanwhile; others may be
     *                                                                   saved
     */
    public void save(List<Change> changes) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        documents.save(changes.stream()
                .map(change -> new AggregateStore.Change<>(change.before(), LiveDocument.of(change.next(), now)))
                .toList());
    }

    public void clear() {
        documents.clear();
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfLiveDays() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-date").on("s.d", Direction.ASC).on("s.sc", Direction.ASC),
                    new Index().named("changed").on("s.d", Direction.ASC).on("s.t", Direction.ASC),
                    new Index().named("age").on("s.t", Direction.ASC).expire(Duration.ofDays(KEPT_DAYS)));
        }
    }
}

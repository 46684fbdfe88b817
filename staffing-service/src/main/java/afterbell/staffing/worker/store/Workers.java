package afterbell.staffing.worker.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Stage.Hired;
import afterbell.staffing.worker.model.Standing;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.outbox.WorkerFacts;

/** The workers of the city. */
@Repository
public class Workers {
    static final String COLLECTION = "workers";
    private static final int BATCH = 200;

    private final AggregateStore<WorkerDocument> documents;

    Workers(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, WorkerDocument.class);
    }

    public Optional<Versioned<WorkerFile>> find(String workerId) {
        return documents.find(workerId).map(Workers::read);
    }

    /** @return those of the workers that are known, by id */
    public Map<String, Worker> all(Collection<String> workerIds) {
        if (workerIds.isEmpty()) {
            return Map.of();
        }
        return documents.find(Filters.in("_id", workerIds), Sorts.ascending("_id"), workerIds.size())
                .stream()
                .map(found -> read(found).state().worker())
                .collect(Collectors.toMap(Worker::workerId, Function.identity()));
    }

    /** @param after id of the last worker of the page before, empty for the first page */
    public List<Versioned<WorkerFile>> ofSchool(String schoolId, String after, int limit) {
        return byId(Filters.and(Filters.eq("s.sc", schoolId), Filters.gt("_id", after)), limit);
    }

    /**
     * @param after id of the last worker of the page before, empty for the first page
     * @return those whose hiring by the school is on public notice on that day
     */
    public List<Versioned<WorkerFile>> onNotice(String schoolId, LocalDate day, String after, int limit) {
        var running = new Document("sc", schoolId).append("st", "N")
                .append("n.f", new Document("$lte", day.toString()))
                .append("n.u", new Document("$gt", day.toString()));
        return byId(Filters.and(Filters.eq("s.sc", schoolId), Filters.elemMatch("s.h", running),
                Filters.gt("_id", after)), limit);
    }

    /** @param noticeId under which the public knows the notice */
    public Optional<Versioned<WorkerFile>> ofNotice(String noticeId) {
        return documents.find(Filters.eq("s.h.n.id", noticeId), Sorts.ascending("s.h.n.id"), 1)
                .stream()
                .findFirst()
                .map(Workers::read);
    }

    /** @return cleared workers whose clearance ended before that day, the longest ago first */
    public List<Versioned<WorkerFile>> expiredBefore(LocalDate day, int limit) {
        return documents.find(Filters.lt("s.ce", day.toString()), Sorts.ascending("s.ce"), limit)
                .stream()
                .map(Workers::read)
                .toList();
    }

    /** @return workers whose duties may still have to be taken away, the oldest loss first, from that time on */
    public List<Versioned<WorkerFile>> losing(Instant from, int limit) {
        return documents.find(Filters.gte("s.lo.at", Date.from(from)), Sorts.ascending("s.lo.at"), limit)
                .stream()
                .map(Workers::read)
                .toList();
    }

    /**
     * @param version of the institution
     * @return members who know the institution's days as of an earlier version only
     */
    public List<Versioned<WorkerFile>> ofInstitution(String institutionId, long version, int limit) {
        return documents
                .find(Filters.and(Filters.eq("s.p.m.i", institutionId), Filters.lt("s.p.m.v", version)),
                        Sorts.ascending("s.p.m.v"), limit)
                .stream()
                .map(Workers::read)
                .toList();
    }

    /**
     * Where a page begins in a list by a day: behind this worker.
     *
     * @param day empty at the start
     */
    public record Place(String day, String workerId) {
        public static final Place START = new Place("", "");
    }

    /** @return workers with a filing that waits for the bureau, whose has waited longest first */
    public List<Versioned<WorkerFile>> filed(Place after, int limit) {
        return byDay("s.fs", Filters.gt("s.fs", after.day()), after, limit);
    }

    /** @return cleared workers whose last clearance ends by that day, the earliest first */
    public List<Versioned<WorkerFile>> expiring(LocalDate until, Place after, int limit) {
        return byDay("s.ce", Filters.and(Filters.gt("s.ce", after.day()), Filters.lte("s.ce", until.toString())),
                after, limit);
    }

    /** First the rest of the day on which the page before ended, then the days after it. */
    private List<Versioned<WorkerFile>> byDay(String field, Bson later, Place after, int limit) {
        var sort = Sorts.ascending(field, "_id");
        var found = new ArrayList<Versioned<WorkerFile>>();
        if (!after.day().isEmpty()) {
            var sameDay = Filters.and(Filters.eq(field, after.day()), Filters.gt("_id", after.workerId()));
            documents.find(sameDay, sort, limit).forEach(it -> found.add(read(it)));
        }
        if (found.size() < limit) {
            documents.find(later, sort, limit - found.size()).forEach(it -> found.add(read(it)));
        }
        return found;
    }

    /** Whom a search looks for; what is null means anybody. */
    public record Criteria(@Nullable Kind kind, @Nullable Standing standing, @Nullable String schoolId,
            @Nullable String institutionId) {

        public boolean match(Worker worker) {
            var affiliation = worker.affiliation();
            return (kind == null || kind == worker.kind()) && (standing == null || standing == worker.standing())
                    && (schoolId == null || worker.isWith(schoolId))
                    && (institutionId == null
                            || affiliation != null && affiliation.institutionId().equals(institutionId));
        }

        /** A school's workers, or an institution's, are few: what else is asked is looked up among them. */
        private Optional<Bson> few() {
            if (schoolId != null) {
                return Optional.of(Filters.eq("s.sc", schoolId));
            }
            return Optional.ofNullable(institutionId).map(it -> Filters.eq("s.p.m.i", it));
        }

        private Bson many(String after) {
            var all = new ArrayList<Bson>(List.of(Filters.gt("_id", after)));
            if (standing != null) {
                all.add(Filters.eq("s.sg", standing.name()));
            }
            if (kind != null) {
                all.add(Filters.eq("s.k", kind.name()));
            }
            return Filters.and(all);
        }
    }

    /** @param after id of the last worker of the page before, empty for the first page */
    public List<Versioned<WorkerFile>> search(Criteria criteria, String after, int limit) {
        var few = criteria.few();
        if (few.isEmpty()) {
            return byId(criteria.many(after), limit);
        }
        var found = new ArrayList<Versioned<WorkerFile>>();
        String from = after;
        for (;;) {
            var some = byId(Filters.and(few.get(), Filters.gt("_id", from)), BATCH);
            some.stream()
                    .filter(it -> criteria.match(it.state().worker()))
                    .limit(limit - found.size())
                    .forEach(found::add);
            if (some.size() < BATCH || found.size() == limit) {
                return found;
            }
            from = some.getLast().id();
        }
    }

    /** @return workers some hiring of whom was last assessed before that day, the longest ago first */
    public List<Versioned<WorkerFile>> assessedBefore(LocalDate day, int limit) {
        return documents.find(Filters.lt("s.ao", day.toString()), Sorts.ascending("s.ao", "_id"), limit)
                .stream()
                .map(Workers::read)
                .toList();
    }

    /** @return workers whose query the office is to be asked about by then, the longest due first */
    public List<Versioned<WorkerFile>> asking(Instant due, int limit) {
        return documents.find(Filters.lte("s.p.q.nx", Date.from(due)), Sorts.ascending("s.p.q.nx"), limit)
                .stream()
                .map(Workers::read)
                .toList();
    }

    /** @return workers of some school whose newest clear check is of these days, and who are not asked about now */
    public List<Versioned<WorkerFile>> checkedBetween(LocalDate first, LocalDate last, int limit) {
        var days = Filters.and(Filters.gte("s.ck", first.toString()), Filters.lte("s.ck", last.toString()));
        return documents.find(days, Sorts.ascending("s.ck"), limit).stream().map(Workers::read).toList();
    }

    /** @return workers some hiring of whom was last assessed before that day, page by page */
    public List<Versioned<WorkerFile>> assessedBefore(LocalDate day, Place after, int limit) {
        return byDay("s.ao", Filters.and(Filters.gt("s.ao", after.day()), Filters.lt("s.ao", day.toString())), after,
                limit);
    }

    /**
     * @param after id of the last worker of the page before, empty for the first page
     * @return those whom the school has assessed last before that day
     */
    public List<Versioned<WorkerFile>> assessedBefore(String schoolId, LocalDate day, String after, int limit) {
        var found = new ArrayList<Versioned<WorkerFile>>();
        String last = after;
        while (found.size() < limit) {
            var some = byId(Filters.and(Filters.eq("s.sc", schoolId), Filters.lt("s.ao", day.toString()),
                    Filters.gt("_id", last)), BATCH);
            some.stream()
                    .filter(it -> wasAssessedBefore(it.state().worker(), schoolId, day))
                    .limit(limit - found.size())
                    .forEach(found::add);
            if (some.size() < BATCH) {
                break;
            }
            last = some.getLast().id();
        }
        return found;
    }

    /** Another school's assessment may be the oldest, by which the worker was found. */
    private static boolean wasAssessedBefore(Worker worker, String schoolId, LocalDate day) {
        return worker.hiring(schoolId)
                .filter(it -> it.stage() instanceof Hired hired && hired.lastAssessment().on().isBefore(day))
                .isPresent();
    }

    /**
     * Saves what has changed, with the fact that tells it.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if the worker has changed meanwhile
     */
    public Versioned<WorkerFile> save(Versioned<WorkerFile> before, WorkerFile next) {
        if (next.equals(before.state()) && !before.isFresh()) {
            return before;
        }
        var facts = WorkerFacts.toPublish(before.state().worker(), next.worker()).stream().toList();
        return documents.save(before, WorkerDocument.of(next), facts).map(_ -> next);
    }

    /** A worker as it was loaded, and what is to follow. */
    public record Change(Versioned<WorkerFile> before, WorkerFile next) {}

    /**
     * Saves what has changed by one write, with the facts that tell it; each is saved or not by itself.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if one of them has changed meanwhile
     */
    public void save(List<Change> changes) {
        documents.save(changes.stream()
                .filter(it -> !it.next().equals(it.before().state()))
                .map(it -> new AggregateStore.Change<>(it.before(), WorkerDocument.of(it.next()),
                        WorkerFacts.toPublish(it.before().state().worker(), it.next().worker()).stream().toList()))
                .toList());
    }

    private List<Versioned<WorkerFile>> byId(Bson filter, int limit) {
        return documents.find(filter, Sorts.ascending("_id"), limit).stream().map(Workers::read).toList();
    }

    private static Versioned<WorkerFile> read(Versioned<WorkerDocument> found) {
        return found.map(document -> document.toFile(found.id()));
    }
}

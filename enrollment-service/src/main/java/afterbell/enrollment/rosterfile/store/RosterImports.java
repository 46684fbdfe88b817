package afterbell.enrollment.rosterfile.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.rosterfile.model.Counts;
import afterbell.enrollment.rosterfile.model.Order;
import afterbell.enrollment.rosterfile.model.Order.Missing;
import afterbell.enrollment.rosterfile.model.Order.Mode;
import afterbell.enrollment.rosterfile.model.RosterImport;
import afterbell.enrollment.rosterfile.model.State;
import afterbell.enrollment.rosterfile.model.Submitter;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/**
 * The imports of roster files. An open one is leased to the worker that carries it out; whoever finds the lease expired
 * goes on with it. A school has one open import, which a unique index holds.
 */
@Repository
public class RosterImports {
    /** After a worker's death its import is gone on with this much later; each step of the work renews the lease. */
    public static final Duration LEASE = Duration.ofSeconds(15);

    static final String COLLECTION = "roster-imports";
    private static final int MOST_LOOKED_AT = 8;

    private final AggregateStore<ImportDocument> documents;
    /** Of the system: leases must not move with the business clock. */
    private final Clock clock = Clock.systemUTC();

    RosterImports(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, ImportDocument.class);
    }

    record SubmitterDocument(@Field("s") String subject, @Field("c") String clientId, @Field("r") List<String> roles,
            @Field("o") List<String> schools, @Field("co") @Nullable String correlationId) {

        static SubmitterDocument of(Submitter it) {
            return new SubmitterDocument(it.subject(), it.clientId(), it.roles(), it.schools(), it.correlationId());
        }

        Submitter toSubmitter() {
            return new Submitter(subject, clientId, roles, schools, correlationId);
        }
    }

    record CountsDocument(@Field("a") int added, @Field("c") int changed, @Field("u") int unchanged,
            @Field("mc") int movedClass, @Field("ms") int movedSchool, @Field("m") int missing, @Field("l") int left) {}

    /**
     * An import on disk.
     *
     * @param openOf the school while it is open, absent afterwards
     * @param lease  until when a worker has it, absent when it is over
     */
    record ImportDocument(@Field("sc") String schoolId, @Field("op") @Nullable String openOf,
            @Field("le") @Nullable Instant lease, @Field("st") State state, @Field("m") Mode mode,
            @Field("dr") boolean dryRun, @Field("mi") Missing missing, @Field("d") String today,
            @Field("h") String contentHash, @Field("n") int attempts, @Field("dn") int done, @Field("rw") int rows,
            @Field("ct") CountsDocument counts, @Field("f") int faults, @Field("fi") int findings,
            @Field("t") Instant submittedAt, @Field("e") @Nullable Instant endedAt,
            @Field("why") @Nullable String failure, @Field("by") SubmitterDocument by) {}

    /** An import that a worker has taken. */
    public record Taken(Versioned<RosterImport> job, Submitter by) {}

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if another import of the school is open
     */
    public RosterImport submit(RosterImport job, Submitter by) {
        var document = write(job, Instant.EPOCH, SubmitterDocument.of(by));
        return documents.save(Versioned.fresh(job.importId(), job), document, List.of()).map(_ -> job).state();
    }

    public Optional<RosterImport> find(String importId) {
        return documents.find(importId).map(it -> read(it).state());
    }

    /** @return the school's open import */
    public Optional<RosterImport> openOf(String schoolId) {
        return documents.find(Filters.eq("s.op", schoolId), Sorts.ascending("s.op"), 1)
                .stream()
                .findFirst()
                .map(it -> read(it).state());
    }

    /** @return how many imports are open, at most the limit */
    public int open(int limit) {
        return documents.find(Filters.gt("s.le", new Date(-1)), Sorts.ascending("s.le"), limit).size();
    }

    /** @param before id of the last import of the page before, empty for the first page */
    public List<RosterImport> ofSchool(String schoolId, String before, int limit) {
        var school = Filters.eq("s.sc", schoolId);
        return documents.find(before.isEmpty() ? school : Filters.and(school, Filters.lt("_id", before)),
                Sorts.descending("s.sc", "_id"), limit)
                .stream()
                .map(it -> read(it).state())
                .toList();
    }

    /** Takes the import that nobody works at for the longest time. */
    public Optional<Taken> takeNext() {
        var waiting = documents.find(
                Filters.and(Filters.gt("s.le", new Date(-1)), Filters.lte("s.le", Date.from(now()))),
                Sorts.ascending("s.le"), MOST_LOOKED_AT);
        for (var found : waiting) {
            var job = read(found);
            try {
                var taken = save(job, job.state().taken());
                return Optional.of(new Taken(taken, found.state().by().toSubmitter()));
            } catch (OptimisticLockingFailureException takenByAnother) {
                continue;
            }
        }
        return Optional.empty();
    }

    /**
     * Keeps how far an import is, and renews the lease.
     *
     * @throws OptimisticLockingFailureException if another worker has taken it
     */
    public Versioned<RosterImport> save(Versioned<RosterImport> before, RosterImport next) {
        return save(before, next, now().plus(LEASE));
    }

    private Versioned<RosterImport> save(Versioned<RosterImport> before, RosterImport next, Instant lease) {
        var stored = documents.find(before.id())
                .orElseThrow(() -> new OptimisticLockingFailureException("The import is not stored"))
                .state();
        return documents.save(before, write(next, lease, stored.by()), List.of()).map(_ -> next);
    }

    private static ImportDocument write(RosterImport it, Instant lease, SubmitterDocument by) {
        boolean open = it.state().isOpen();
        var counts = it.counts();
        return new ImportDocument(it.schoolId(), open ? it.schoolId() : null, open ? lease : null, it.state(),
                it.order().mode(), it.order().dryRun(), it.order().missing(), it.order().today().toString(),
                it.contentHash(), it.attempts(), it.done(), it.rows(),
                new CountsDocument(counts.added(), counts.changed(), counts.unchanged(), counts.movedClass(),
                        counts.movedSchool(), counts.missing(), counts.left()),
                it.faults(), it.findings(), it.submittedAt(), it.endedAt(), it.failure(), by);
    }

    private static Versioned<RosterImport> read(Versioned<ImportDocument> found) {
        return found.map(it -> {
            var order = new Order(it.mode(), it.dryRun(), it.missing(), LocalDate.parse(it.today()));
            var counts = it.counts();
            return new RosterImport(found.id(), it.schoolId(), order, it.contentHash(), it.state(), it.attempts(),
                    it.done(), it.rows(), new Counts(counts.added(), counts.changed(), counts.unchanged(),
                            counts.movedClass(), counts.movedSchool(), counts.missing(), counts.left()),
                    it.faults(), it.findings(), it.submittedAt(), it.endedAt(), it.failure());
        });
    }
}

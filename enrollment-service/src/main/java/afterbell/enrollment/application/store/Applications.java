package afterbell.enrollment.application.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;
import afterbell.confidential.SubjectForgottenException;
import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.PriorityGroup;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Slot;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStore.Change;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The applications. */
@Repository
public class Applications {
    static final String COLLECTION = "applications";
    private static final String EVIDENCE = "priority-evidence";
    private static final int MOST_OF_A_PUPIL = 100;
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_IN_A_BULK = 1_000;

    private final AggregateStore<ApplicationDocument> documents;
    private final Confidential confidential;

    Applications(AggregateStores stores, Confidential confidential) {
        this.documents = stores.of(COLLECTION, ApplicationDocument.class);
        this.confidential = confidential;
    }

    /** Why a child comes first (R7). Personal data: toString shows nothing. */
    public record Priority(PriorityGroup group, String evidence) {
        @Override
        public String toString() {
            return "Priority";
        }
    }

    public Optional<Versioned<Application>> find(String applicationId) {
        return documents.find(applicationId).map(Applications::read);
    }

    /** @return the applications for these pupils in the semester and slot, at whatever school */
    public List<Versioned<Application>> of(String semesterId, Slot slot, Collection<String> pupilIds) {
        var keys = pupilIds.stream().map(it -> ApplicationDocument.pupilKey(semesterId, it, slot)).toList();
        var found = new ArrayList<Versioned<Application>>();
        for (int from = 0; from < keys.size(); from += MOST_AT_ONCE) {
            var some = keys.subList(from, Math.min(keys.size(), from + MOST_AT_ONCE));
            found.addAll(find(Filters.in("s.pk", some), Sorts.ascending("s.pk", "_id"), some.size() * MOST_AT_ONCE));
        }
        return found;
    }

    public List<Versioned<Application>> ofPupil(String pupilId) {
        return find(Filters.eq("s.pu", pupilId), Sorts.ascending("s.pu", "_id"), MOST_OF_A_PUPIL);
    }

    /** @return those of the intake in that state, by rank */
    public List<Versioned<Application>> of(Intake intake, State state, int limit) {
        return find(Filters.and(Filters.eq("s.k", intake.key()), Filters.eq("s.st", state.name())),
                Sorts.ascending("s.k", "s.st", "s.rk"), limit);
    }

    /** @return those of the intake in that state who rank behind, by rank */
    public List<Versioned<Application>> behind(Intake intake, State state, long rank, int limit) {
        return find(Filters.and(Filters.eq("s.k", intake.key()), Filters.eq("s.st", state.name()),
                Filters.gt("s.rk", rank)), Sorts.ascending("s.k", "s.st", "s.rk"), limit);
    }

    /** @return those of these that are stored, by id */
    public List<Versioned<Application>> load(List<String> applicationIds) {
        return pages(applicationIds, MOST_IN_A_BULK).stream()
                .flatMap(some -> documents.find(some).stream().map(Applications::read))
                .toList();
    }

    /**
     * @param state null for all
     * @param after id of the last application of the page before, empty for the first page
     */
    public List<Versioned<Application>> ofSchool(String schoolId, String semesterId, @Nullable State state,
            String after, int limit) {
        var school = Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.se", semesterId),
                Filters.gt("_id", after));
        return state == null
                ? find(school, Sorts.ascending("s.sc", "s.se", "_id"), limit)
                : find(Filters.and(school, Filters.eq("s.st", state.name())),
                        Sorts.ascending("s.sc", "s.se", "s.st", "_id"), limit);
    }

    /** @return the priority group and its evidence, opened; empty without one or when the child was forgotten */
    public Optional<Priority> priorityOf(Application application) {
        return documents.find(application.form().applicationId()).flatMap(found -> open(found.state()));
    }

    /** @return the priority groups of those of these applications that claim one, by id */
    public Map<String, PriorityGroup> groupsOf(List<String> applicationIds) {
        var groups = new HashMap<String, PriorityGroup>();
        pages(applicationIds, MOST_IN_A_BULK).forEach(some -> documents.find(some)
                .forEach(found -> open(found.state()).ifPresent(it -> groups.put(found.id(), it.group()))));
        return groups;
    }

    private Optional<Priority> open(ApplicationDocument document) {
        try {
            return Optional.ofNullable(document.evidence())
                    .map(it -> confidential.open(document.pupilId(), EVIDENCE, it))
                    .map(text -> {
                        int end = text.indexOf('\n');
                        return new Priority(PriorityGroup.valueOf(text.substring(0, end)), text.substring(end + 1));
                    });
        } catch (SubjectForgottenException e) {
            return Optional.empty();
        }
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if there is such an application already */
    public Versioned<Application> submit(Application application, @Nullable Priority priority) {
        return save(Versioned.fresh(application.form().applicationId(), application), application,
                seal(application, priority));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the application has moved meanwhile */
    public Versioned<Application> save(Versioned<Application> before, Application next) {
        var sealed = next.form().claim().isMade()
                ? documents.find(before.id()).map(it -> it.state().evidence()).orElse(null)
                : null;
        return save(before, next, sealed);
    }

    /**
     * Saves an application whose claim to a priority group is another one now.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if the application has moved meanwhile
     */
    public Versioned<Application> change(Versioned<Application> before, Application next,
            @Nullable Priority priority) {
        return save(before, next, seal(next, priority));
    }

    /** An application and what follows it. */
    public record Next(Versioned<Application> before, Application next) {}

    /**
     * Saves many by few writes.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if one of them has moved meanwhile; others may
     *                                                                   be saved
     */
    public List<Versioned<Application>> save(List<Next> all) {
        for (var some : pages(all, MOST_IN_A_BULK)) {
            var evidence = evidenceOf(some);
            documents.save(some.stream()
                    .map(it -> new Change<>(it.before(),
                            ApplicationDocument.of(it.next(), evidence.get(it.before().id()))))
                    .toList());
        }
        return all.stream()
                .map(it -> new Versioned<>(it.before().id(), it.next(), it.before().version() + 1,
                        it.before().sequence(), it.before().waiting()))
                .toList();
    }

    private Map<String, Sealed> evidenceOf(List<Next> some) {
        var sealed = new HashMap<String, Sealed>();
        var claiming = some.stream()
                .filter(it -> it.next().form().claim().isMade())
                .map(it -> it.before().id())
                .toList();
        documents.find(claiming).forEach(found -> {
            var evidence = found.state().evidence();
            if (evidence != null) {
                sealed.put(found.id(), evidence);
            }
        });
        return sealed;
    }

    private @Nullable Sealed seal(Application application, @Nullable Priority priority) {
        return priority == null
                ? null
                : confidential.seal(application.form().pupilId(), EVIDENCE,
                        priority.group().name() + '\n' + priority.evidence());
    }

    private Versioned<Application> save(Versioned<Application> before, Application next, @Nullable Sealed sealed) {
        return documents.save(before, ApplicationDocument.of(next, sealed), List.of()).map(_ -> next);
    }

    private static <T> List<List<T>> pages(List<T> all, int size) {
        var pages = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += size) {
            pages.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return pages;
    }

    private List<Versioned<Application>> find(Bson filter, Bson sort, int limit) {
        return documents.find(filter, sort, limit).stream().map(Applications::read).toList();
    }

    private static Versioned<Application> read(Versioned<ApplicationDocument> found) {
        return found.map(stored -> stored.toApplication(found.id()));
    }
}

package afterbell.attendance.safetycheck.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

import afterbell.attendance.safetycheck.model.CheckRules.Event;
import afterbell.attendance.safetycheck.model.SafetyCheck;
import afterbell.attendance.safetycheck.model.SafetyCheck.Point;
import afterbell.attendance.safetycheck.outbox.CheckFacts;
import afterbell.attendance.safetycheck.store.CheckDocument.FindingDocument;
import afterbell.attendance.serviceday.model.Period;
import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;
import afterbell.confidential.SubjectForgottenException;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The safety checks. What was found, in words and photos, is sealed under the check's own key. */
@Repository
public class SafetyChecks {
    private static final String COLLECTION = "safety-checks";

    private final AggregateStore<CheckDocument> documents;
    private final Confidential confidential;
    private final Photos photos;

    SafetyChecks(AggregateStores stores, Confidential confidential, Photos photos) {
        this.documents = stores.of(COLLECTION, CheckDocument.class);
        this.confidential = confidential;
        this.photos = photos;
    }

    /** @param words of its findings, as far as they are kept */
    public record Opened(SafetyCheck check, Map<Point, String> words) {
        @Override
        public String toString() {
            return "Opened";
        }
    }

    static String id(String schoolId, String checkId) {
        return schoolId + ":" + checkId;
    }

    static String subject(String schoolId, String checkId) {
        return "check:" + id(schoolId, checkId);
    }

    public Optional<Versioned<SafetyCheck>> find(String schoolId, String checkId) {
        return documents.find(id(schoolId, checkId)).map(found -> found.map(CheckDocument::toCheck));
    }

    public Optional<Opened> opened(String schoolId, String checkId) {
        return documents.find(id(schoolId, checkId))
                .map(found -> new Opened(found.state().toCheck(), words(found.state())));
    }

    private Map<Point, String> words(CheckDocument stored) {
        String subject = subject(stored.schoolId(), stored.checkId());
        var words = new EnumMap<Point, String>(Point.class);
        try {
            for (var finding : stored.findings()) {
                if (finding.text() != null) {
                    words.put(finding.point(), confidential.open(subject, field(finding.point()), finding.text()));
                }
            }
        } catch (SubjectForgottenException forgotten) {
            return Map.of();
        }
        return words;
    }

    private static String field(Point point) {
        return "finding-" + point.name().replace('_', '-');
    }

    /** @param day empty for the first page */
    public record AfterCheck(String day, String checkId) {}

    /** @return the school's checks by day and id */
    public List<SafetyCheck> ofSchool(String schoolId, Period period, AfterCheck after, int limit) {
        var ofSchool = Filters.eq("s.sc", schoolId);
        var found = new ArrayList<Versioned<CheckDocument>>();
        if (!after.day().isEmpty()) {
            found.addAll(documents.find(Filters.and(ofSchool, Filters.eq("s.d", after.day()),
                    Filters.gt("_id", id(schoolId, after.checkId()))), Sorts.ascending("_id"), limit));
        }
        if (found.size() < limit) {
            var from = after.day().isEmpty()
                    ? Filters.gte("s.d", period.from().toString())
                    : Filters.gt("s.d", after.day());
            found.addAll(documents.find(Filters.and(ofSchool, from, Filters.lte("s.d", period.to().toString())),
                    Sorts.ascending("s.d", "_id"), limit - found.size()));
        }
        return found.stream().map(it -> it.state().toCheck()).toList();
    }

    /** Where a list by deadlines goes on: after this check, as its deadline was. */
    public record AfterDue(String due, String schoolId, String checkId) {
        public static final AfterDue START = new AfterDue("", "", "");

        boolean isStart() {
            return due.isEmpty();
        }
    }

    /** @return the city's checks with a finding that was due before the day, the longest overdue first */
    public List<SafetyCheck> overdue(LocalDate day, AfterDue after, int limit) {
        return due(CheckDocument.DUE_IN_CITY,
                after.isStart() ? "" : after.due() + ":" + id(after.schoolId(), after.checkId()), day.toString(),
                limit);
    }

    /** @return the school's checks with a finding that was due before the day, the longest overdue first */
    public List<SafetyCheck> overdue(String schoolId, LocalDate day, AfterDue after, int limit) {
        return due(CheckDocument.DUE_AT_SCHOOL,
                schoolId + ":" + (after.isStart() ? "" : after.due() + ":" + after.checkId()), schoolId + ":" + day,
                limit);
    }

    private List<SafetyCheck> due(String key, String after, String before, int limit) {
        return documents
                .find(Filters.and(Filters.gt("s." + key, after), Filters.lt("s." + key, before)),
                        Sorts.ascending("s." + key), limit)
                .stream()
                .map(it -> it.state().toCheck())
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it was entered meanwhile */
    public void add(SafetyCheck check, Map<Point, String> words, Event event) {
        String subject = subject(check.schoolId(), check.checkId());
        var findings = check.findings()
                .stream()
                .map(it -> FindingDocument.of(it, sealed(subject, it.point(), words.get(it.point()))))
                .toList();
        documents.save(Versioned.fresh(id(check.schoolId(), check.checkId()), check),
                CheckDocument.of(check, findings, true), List.of(CheckFacts.toPublish(check, event)));
    }

    private @Nullable Sealed sealed(String subject, Point point, @Nullable String text) {
        return text == null ? null : confidential.seal(subject, field(point), text);
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has changed meanwhile */
    public void save(Versioned<SafetyCheck> before, SafetyCheck next, Event event) {
        var stored = documents.find(before.id()).orElseThrow().state();
        documents.save(before, CheckDocument.of(next, findings(stored, next, true), stored.wordsDay() != null),
                List.of(CheckFacts.toPublish(next, event)));
    }

    /** Findings stay the same, in their order: only what became of them changes. */
    private static List<FindingDocument> findings(CheckDocument stored, SafetyCheck check, boolean words) {
        return IntStream.range(0, check.findings().size())
                .mapToObj(it -> FindingDocument.of(check.findings().get(it),
                        words ? stored.findings().get(it).text() : null))
                .toList();
    }

    /**
     * Forgets words and photos of the checks before that day: first the key, then what it opened. Repeating completes
     * what a crash left.
     *
     * @return how many checks were forgotten
     */
    public int forgetBefore(LocalDate day, int most) {
        var old = documents.find(Filters.lt("s." + CheckDocument.WORDS_DAY, day.toString()),
                Sorts.ascending("s." + CheckDocument.WORDS_DAY), most);
        old.forEach(it -> {
            confidential.forget(subject(it.state().schoolId(), it.state().checkId()));
            photos.removeOf(it.state().schoolId(), it.state().checkId());
        });
        documents.save(old.stream().map(it -> {
            var check = it.state().toCheck();
            return new AggregateStore.Change<>(it,
                    CheckDocument.of(check, findings(it.state(), check, false), false));
        }).toList());
        return old.size();
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfSafetyChecks() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-day")
                            .on("s.sc", Direction.ASC)
                            .on("s.d", Direction.ASC)
                            .on("_id", Direction.ASC),
                    new Index().named("due").on("s." + CheckDocument.DUE_IN_CITY, Direction.ASC).sparse(),
                    new Index().named("due-at-school").on("s." + CheckDocument.DUE_AT_SCHOOL, Direction.ASC).sparse(),
                    new Index().named("words").on("s." + CheckDocument.WORDS_DAY, Direction.ASC).sparse());
        }
    }
}

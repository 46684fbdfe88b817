package afterbell.attendance.incident.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

import afterbell.attendance.alert.model.Alert;
import afterbell.attendance.alert.model.AlertKey;
import afterbell.attendance.incident.model.Incident;
import afterbell.attendance.incident.model.Incident.Closed;
import afterbell.attendance.incident.model.IncidentRules.Event;
import afterbell.attendance.incident.outbox.IncidentFacts;
import afterbell.attendance.incident.store.IncidentDocument.StepDocument;
import afterbell.attendance.serviceday.model.Period;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;
import afterbell.confidential.SubjectForgottenException;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** Incidents. What was said of each is sealed under the incident's own key. */
@Repository
public class Incidents {
    private static final String COLLECTION = "incidents";
    private static final String DESCRIPTION = "description";
    private static final String STEP = "step-";

    private final AggregateStore<IncidentDocument> documents;
    private final Confidential confidential;

    Incidents(AggregateStores stores, Confidential confidential) {
        this.documents = stores.of(COLLECTION, IncidentDocument.class);
        this.confidential = confidential;
    }

    /**
     * What was said of an incident.
     *
     * @param steps by step
     */
    public record Words(String description, Map<String, String> steps) {
        public Words {
            steps = Map.copyOf(steps);
        }

        @Override
        public String toString() {
            return "Words";
        }
    }

    static String id(String schoolId, String incidentId) {
        return schoolId + ":" + incidentId;
    }

    private static String subject(String schoolId, String incidentId) {
        return "incident:" + id(schoolId, incidentId);
    }

    public Optional<Versioned<Incident>> find(String schoolId, String incidentId) {
        return documents.find(id(schoolId, incidentId)).map(found -> found.map(IncidentDocument::toIncident));
    }

    /** @return empty once they are forgotten */
    public Optional<Words> words(String schoolId, String incidentId) {
        return documents.find(id(schoolId, incidentId)).flatMap(found -> opened(found.state()));
    }

    private Optional<Words> opened(IncidentDocument stored) {
        if (stored.description() == null) {
            return Optional.empty();
        }
        String subject = subject(stored.schoolId(), stored.incidentId());
        try {
            var steps = new HashMap<String, String>();
            for (int i = 0; i < stored.steps().size(); i++) {
                var step = stored.steps().get(i);
                if (step.text() != null) {
                    steps.put(step.stepId(), confidential.open(subject, STEP + i, step.text()));
                }
            }
            return Optional.of(new Words(confidential.open(subject, DESCRIPTION, stored.description()), steps));
        } catch (SubjectForgottenException forgotten) {
            return Optional.empty();
        }
    }

    /** @return the school's incidents by day and id, without words */
    public List<Incident> ofSchool(String schoolId, Period period, AfterIncident after, int limit) {
        var found = new ArrayList<Versioned<IncidentDocument>>();
        if (!after.day().isEmpty()) {
            found.addAll(documents.find(Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.d", after.day()),
                    Filters.gt("_id", id(schoolId, after.incidentId()))), Sorts.ascending("_id"), limit));
        }
        if (found.size() < limit) {
            found.addAll(documents.find(Filters.and(Filters.eq("s.sc", schoolId),
                    after.day().isEmpty()
                            ? Filters.gte("s.d", period.from().toString())
                            : Filters.gt("s.d", after.day()),
                    Filters.lte("s.d", period.to().toString())), Sorts.ascending("s.d", "_id"),
                    limit - found.size()));
        }
        return found.stream().map(it -> it.state().toIncident()).toList();
    }

    /** Where a page of a school's incidents begins; of the first both are empty. */
    public record AfterIncident(String day, String incidentId) {}

    /** @return the school's open incidents by id, without words */
    public List<Incident> open(String schoolId, String afterIncident, int limit) {
        Bson isOpen = Filters.and(Filters.gt("s." + IncidentDocument.OPEN, id(schoolId, afterIncident)),
                Filters.lt("s." + IncidentDocument.OPEN, schoolId + ";"));
        return documents.find(isOpen, Sorts.ascending("s." + IncidentDocument.OPEN), limit)
                .stream()
                .map(it -> it.state().toIncident())
                .toList();
    }

    /**
     * @param from  the least key of a document
     * @param limit of documents; each has at least one alert
     */
    public List<Alert> alerts(String from, String end, int limit) {
        var alerted = Filters.and(Filters.gte("s." + AlertKey.FIELD, from), Filters.lt("s." + AlertKey.FIELD, end));
        return documents.find(alerted, Sorts.ascending("s." + AlertKey.FIELD), limit)
                .stream()
                .map(found -> found.state().toAlert())
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it was reported meanwhile */
    public void add(Incident incident, String description, Event event) {
        var report = incident.report();
        var sealed = confidential.seal(subject(report.schoolId(), report.incidentId()), DESCRIPTION, description);
        documents.save(Versioned.fresh(id(report.schoolId(), report.incidentId()), incident),
                document(incident, sealed, List.of()), IncidentFacts.toPublish(incident, event));
    }

    /**
     * @param text of the step that is new, null when none is
     * @throws org.springframework.dao.OptimisticLockingFailureException if it has changed meanwhile
     */
    public Versioned<Incident> save(Versioned<Incident> before, Incident next, @Nullable String text, Event event) {
        var stored = documents.find(before.id()).orElseThrow().state();
        var report = next.report();
        var texts = new ArrayList<@Nullable Sealed>();
        stored.steps().forEach(step -> texts.add(step.text()));
        if (text != null) {
            texts.add(confidential.seal(subject(report.schoolId(), report.incidentId()), STEP + texts.size(), text));
        }
        return documents.save(before, document(next, stored.description(), texts),
                IncidentFacts.toPublish(next, event)).map(_ -> next);
    }

    private static IncidentDocument document(Incident incident, @Nullable Sealed description,
            List<@Nullable Sealed> texts) {
        var report = incident.report();
        var steps = new ArrayList<StepDocument>();
        for (int i = 0; i < incident.steps().size(); i++) {
            steps.add(StepDocument.of(incident.steps().get(i), i < texts.size() ? texts.get(i) : null));
        }
        var closing = incident instanceof Closed closed ? closed.closing() : null;
        return new IncidentDocument(report.incidentId(), report.schoolId(), report.date().toString(), report.at(),
                report.kind(), report.severity(), incident.severity(), report.groupIds(), report.pupilIds(),
                report.reportedBy(), description, steps, closing == null ? null : closing.at(),
                closing == null ? null : closing.by(),
                closing == null ? id(report.schoolId(), report.incidentId()) : null,
                closing == null || description == null
                        ? null
                        : LocalDate.ofInstant(closing.at(), ServiceTime.CITY).toString(),
                AlertKey.of(report.schoolId(), report.date(), "i-" + report.incidentId()));
    }

    /**
     * Forgets what was said of incidents that were closed before that day: first the key, then the words. Repeating
     * completes what a crash left.
     *
     * @return how many were forgotten
     */
    public int forgetBefore(LocalDate day, int most) {
        var old = documents.find(Filters.lt("s." + IncidentDocument.WORDS_DAY, day.toString()),
                Sorts.ascending("s." + IncidentDocument.WORDS_DAY), most);
        old.forEach(it -> confidential.forget(subject(it.state().schoolId(), it.state().incidentId())));
        documents.save(old.stream()
                .map(it -> new AggregateStore.Change<>(it, it.state().withoutWords()))
                .toList());
        return old.size();
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfIncidents() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-day")
                            .on("s.sc", Direction.ASC)
                            .on("s.d", Direction.ASC)
                            .on("_id", Direction.ASC),
                    new Index().named("open").on("s." + IncidentDocument.OPEN, Direction.ASC).sparse(),
                    new Index().named("words").on("s." + IncidentDocument.WORDS_DAY, Direction.ASC).sparse(),
                    new Index().named("alerts").on("s." + AlertKey.FIELD, Direction.ASC).sparse());
        }
    }
}

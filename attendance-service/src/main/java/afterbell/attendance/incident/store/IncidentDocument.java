package afterbell.attendance.incident.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.alert.model.Alert;
import afterbell.attendance.alert.model.Alert.Matter;
import afterbell.attendance.alert.model.AlertKey;
import afterbell.attendance.incident.model.Incident;
import afterbell.attendance.incident.model.Incident.Closed;
import afterbell.attendance.incident.model.Incident.Closing;
import afterbell.attendance.incident.model.Incident.Kind;
import afterbell.attendance.incident.model.Incident.Open;
import afterbell.attendance.incident.model.Incident.Report;
import afterbell.attendance.incident.model.Incident.Severity;
import afterbell.attendance.incident.model.Incident.Step;
import afterbell.confidential.Sealed;

/**
 * An incident on disk.
 *
 * @param open     its own id while it is open, so that the index over it holds only those
 * @param wordsDay the day from which its words are old, while they are kept: of its closing
 */
record IncidentDocument(@Field("i") String incidentId, @Field("sc") String schoolId, @Field("d") String date,
        @Field("t") Instant at, @Field("k") Kind kind, @Field("fs") Severity firstSeverity,
        @Field("s") Severity severity,
        @Field("g") List<String> groupIds, @Field("p") List<String> pupilIds, @Field("by") String reportedBy,
        @Field("w") @Nullable Sealed description, @Field("st") List<StepDocument> steps,
        @Field("ct") @Nullable Instant closedAt, @Field("cb") @Nullable String closedBy,
        @Field(IncidentDocument.OPEN) @Nullable String open,
        @Field(IncidentDocument.WORDS_DAY) @Nullable String wordsDay,
        @Field(AlertKey.FIELD) String alertKey) {
    static final String OPEN = "op";
    static final String WORDS_DAY = "wd";

    record StepDocument(@Field("i") String stepId, @Field("t") Instant at, @Field("by") String by,
            @Field("s") @Nullable Severity severity, @Field("d") @Nullable String due,
            @Field("dt") @Nullable Instant doneAt,
            @Field("db") @Nullable String doneBy, @Field("w") @Nullable Sealed text) {

        static StepDocument of(Step step, @Nullable Sealed text) {
            return switch (step) {
                case Step.Taken it ->
                    new StepDocument(it.stepId(), it.at(), it.by(), it.severity(), null, null, null, text);
                case Step.Planned it ->
                    new StepDocument(it.stepId(), it.at(), it.by(), null, it.due().toString(), null, null, text);
                case Step.Done it -> new StepDocument(it.stepId(), it.at(), it.by(), null, it.due().toString(),
                        it.doneAt(), it.doneBy(), text);
            };
        }

        Step toStep() {
            if (due == null) {
                return new Step.Taken(stepId, at, by, severity);
            }
            return doneAt == null || doneBy == null
                    ? new Step.Planned(stepId, at, by, LocalDate.parse(due))
                    : new Step.Done(stepId, at, by, LocalDate.parse(due), doneAt, doneBy);
        }
    }

    Incident toIncident() {
        var report = new Report(incidentId, schoolId, LocalDate.parse(date), at, kind, firstSeverity, groupIds,
                pupilIds,
                reportedBy);
        var told = steps.stream().map(StepDocument::toStep).toList();
        return closedAt == null || closedBy == null
                ? new Open(report, severity, told)
                : new Closed(report, severity, told, new Closing(closedAt, closedBy));
    }

    IncidentDocument withoutWords() {
        var wordless = steps.stream().map(it -> StepDocument.of(it.toStep(), null)).toList();
        return new IncidentDocument(incidentId, schoolId, date, at, kind, firstSeverity, severity, groupIds, pupilIds,
                reportedBy, null, wordless, closedAt, closedBy, open, null, alertKey);
    }

    Alert toAlert() {
        return new Alert(alertKey, 0, schoolId, LocalDate.parse(date), at,
                new Matter.IncidentReported(incidentId, kind.name(), severity.name(), pupilIds.size()));
    }
}

package afterbell.attendance.incident.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.incident.model.Incident;
import afterbell.attendance.incident.model.Incident.Closed;
import afterbell.attendance.incident.model.Incident.Kind;
import afterbell.attendance.incident.model.Incident.Severity;
import afterbell.attendance.incident.model.Incident.Step;
import afterbell.attendance.incident.store.Incidents.Words;

/**
 * An incident as its readers see it.
 *
 * @param description absent in lists, and once it is forgotten
 * @param steps       what was done, and what is to be done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IncidentView(String incidentId, LocalDate date, Instant at, Kind kind, Severity severity, State state,
        List<String> groupIds, List<String> pupilIds, @Nullable String description, List<StepView> steps,
        @Nullable Instant closedAt) {

    enum State {
        OPEN,
        CLOSED
    }

    /** @param due the day by which it is to be done, of follow-ups only */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepView(String stepId, Instant at, @Nullable String text, @Nullable Severity severity,
            @Nullable LocalDate due, @Nullable Instant doneAt) {

        static StepView of(Step step, @Nullable String text) {
            return switch (step) {
                case Step.Taken it -> new StepView(it.stepId(), it.at(), text, it.severity(), null, null);
                case Step.Planned it -> new StepView(it.stepId(), it.at(), text, null, it.due(), null);
                case Step.Done it -> new StepView(it.stepId(), it.at(), text, null, it.due(), it.doneAt());
            };
        }

        @Override
        public String toString() {
            return "StepView";
        }
    }

    static IncidentView of(Incident incident) {
        return of(incident, Optional.empty());
    }

    static IncidentView of(Incident incident, Optional<Words> words) {
        var report = incident.report();
        var steps = incident.steps()
                .stream()
                .map(step -> StepView.of(step, words.map(it -> it.steps().get(step.stepId())).orElse(null)))
                .toList();
        return new IncidentView(report.incidentId(), report.date(), report.at(), report.kind(), incident.severity(),
                incident instanceof Closed ? State.CLOSED : State.OPEN, report.groupIds(), report.pupilIds(),
                words.map(Words::description).orElse(null), steps,
                incident instanceof Closed closed ? closed.closing().at() : null);
    }

    @Override
    public String toString() {
        return "IncidentView";
    }
}

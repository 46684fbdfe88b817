package afterbell.attendance.incident.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.incident.model.Incident.Closed;
import afterbell.attendance.incident.model.Incident.Closing;
import afterbell.attendance.incident.model.Incident.Open;
import afterbell.attendance.incident.model.Incident.Report;
import afterbell.attendance.incident.model.Incident.Severity;
import afterbell.attendance.incident.model.Incident.Step;
import afterbell.attendance.incident.model.Incident.Step.Done;
import afterbell.attendance.incident.model.Incident.Step.Planned;
import afterbell.attendance.incident.model.Incident.Step.Taken;

/** How an incident is dealt with (R28). */
public final class IncidentRules {
    public static final int MOST_STEPS = 100;
    /** Days within which a follow-up can be due. */
    public static final int LONGEST_FOLLOW_UP_DAYS = 365;
    /** Years for which the words about an incident are kept after it was closed. */
    public static final int KEPT_YEARS = 3;

    private IncidentRules() {}

    /** Why something is not entered. */
    public enum Refusal {
        TOLD_OTHERWISE,
        CLOSED,
        BEFORE_THE_INCIDENT,
        TOO_MANY_STEPS,
        DUE_OUT_OF_RANGE,
        STEP_UNKNOWN,
        NOT_A_FOLLOW_UP,
        FOLLOW_UP_OPEN,
        CLOSED_OTHERWISE,
        FORGOTTEN
    }

    /** What became of what was told. */
    public sealed interface Outcome {
        /** @param event null when it was known before */
        record Decided(Incident incident, @Nullable Event event) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /** What has happened. */
    public enum Event {
        REPORTED,
        STEP_TOLD,
        CLOSED
    }

    /** A step as it is told: a follow-up with {@code due}, otherwise something that was done. */
    public record Told(String stepId, Instant at, @Nullable Severity severity, @Nullable LocalDate due) {}

    /** @param sameWords whether the description is what the known incident says */
    public static Outcome report(Optional<Incident> known, Report told, boolean sameWords, LocalDate today) {
        if (known.isPresent()) {
            return sameWords && known.get().report().tellsTheSameAs(told)
                    ? new Outcome.Decided(known.get(), null)
                    : refused(Refusal.TOLD_OTHERWISE);
        }
        return told.date().isBefore(today.minusYears(KEPT_YEARS))
                ? refused(Refusal.FORGOTTEN)
                : new Outcome.Decided(new Open(told, told.severity(), List.of()), Event.REPORTED);
    }

    /** @param sameWords whether the text is what the known step says */
    public static Outcome step(Incident incident, Told told, String by, boolean sameWords) {
        var known = incident.step(told.stepId());
        if (known.isPresent()) {
            return sameWords && tells(known.get(), told)
                    ? new Outcome.Decided(incident, null)
                    : refused(Refusal.TOLD_OTHERWISE);
        }
        return switch (incident) {
            case Closed _ -> refused(Refusal.CLOSED);
            case Open open when told.at().isBefore(open.report().at()) -> refused(Refusal.BEFORE_THE_INCIDENT);
            case Open open when open.steps().size() >= MOST_STEPS -> refused(Refusal.TOO_MANY_STEPS);
            case Open open when told.due() != null && !canBeDue(told.due(), open.report().date()) ->
                refused(Refusal.DUE_OUT_OF_RANGE);
            case Open open -> new Outcome.Decided(new Open(open.report(),
                    Objects.requireNonNullElse(told.severity(), open.severity()), with(open.steps(), told, by)),
                    Event.STEP_TOLD);
        };
    }

    private static boolean canBeDue(LocalDate due, LocalDate from) {
        return !due.isBefore(from) && !due.isAfter(from.plusDays(LONGEST_FOLLOW_UP_DAYS));
    }

    private static boolean tells(Step known, Told told) {
        return known.at().equals(told.at()) && switch (known) {
            case Taken taken -> told.due() == null && Objects.equals(taken.severity(), told.severity());
            case Planned planned -> planned.due().equals(told.due());
            case Done done -> done.due().equals(told.due());
        };
    }

    private static List<Step> with(List<Step> steps, Told told, String by) {
        var more = new ArrayList<>(steps);
        var due = told.due();
        more.add(due == null
                ? new Taken(told.stepId(), told.at(), by, told.severity())
                : new Planned(told.stepId(), told.at(), by, due));
        return more;
    }

    /** Says that a follow-up is done. */
    public static Outcome finish(Incident incident, String stepId, Instant at, String by) {
        var known = incident.step(stepId);
        if (known.isEmpty()) {
            return refused(Refusal.STEP_UNKNOWN);
        }
        return switch (known.get()) {
            case Taken _ -> refused(Refusal.NOT_A_FOLLOW_UP);
            case Done done when done.doneAt().equals(at) -> new Outcome.Decided(incident, null);
            case Done _ -> refused(Refusal.TOLD_OTHERWISE);
            case Planned planned when at.isBefore(planned.at()) -> refused(Refusal.BEFORE_THE_INCIDENT);
            case Planned planned -> new Outcome.Decided(
                    new Open(incident.report(), incident.severity(), done(incident.steps(), planned, at, by)),
                    Event.STEP_TOLD);
        };
    }

    private static List<Step> done(List<Step> steps, Planned which, Instant at, String by) {
        return steps.stream()
                .map(step -> step.equals(which)
                        ? new Done(which.stepId(), which.at(), which.by(), which.due(), at, by)
                        : step)
                .toList();
    }

    /** Nothing is closed while a follow-up is open. */
    public static Outcome close(Incident incident, Instant at, String by) {
        return switch (incident) {
            case Closed closed when closed.closing().at().equals(at) -> new Outcome.Decided(closed, null);
            case Closed _ -> refused(Refusal.CLOSED_OTHERWISE);
            case Open open when !open.planned().isEmpty() -> refused(Refusal.FOLLOW_UP_OPEN);
            case Open open when isBeforeAnything(open, at) -> refused(Refusal.BEFORE_THE_INCIDENT);
            case Open open -> new Outcome.Decided(
                    new Closed(open.report(), open.severity(), open.steps(), new Closing(at, by)), Event.CLOSED);
        };
    }

    private static boolean isBeforeAnything(Open open, Instant at) {
        return at.isBefore(open.report().at()) || open.steps().stream().anyMatch(step -> at.isBefore(lastOf(step)));
    }

    private static Instant lastOf(Step step) {
        return step instanceof Done done ? done.doneAt() : step.at();
    }

    private static Outcome refused(Refusal why) {
        return new Outcome.Refused(why);
    }
}

package afterbell.attendance.incident.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Something that endangered or hurt somebody, and what was done about it (R28). The words stand sealed beside it. */
public sealed interface Incident {
    Report report();

    /** How grave it is, as the latest step says. */
    Severity severity();

    /** In the order in which they were told, at most {@link IncidentRules#MOST_STEPS}. */
    List<Step> steps();

    default Optional<Step> step(String stepId) {
        return steps().stream().filter(step -> step.stepId().equals(stepId)).findFirst();
    }

    /** @return follow-ups that are not done */
    default List<Step.Planned> planned() {
        return steps().stream().filter(Step.Planned.class::isInstance).map(Step.Planned.class::cast).toList();
    }

    /** Something is still to be done, or nobody has said that all is done. */
    record Open(Report report, Severity severity, List<Step> steps) implements Incident {
        public Open {
            steps = List.copyOf(steps);
        }
    }

    /** All is done. */
    record Closed(Report report, Severity severity, List<Step> steps, Closing closing) implements Incident {
        public Closed {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What was reported first.
     *
     * @param incidentId unique within the school
     * @param date       of {@code at} in the city
     * @param groupIds   groups concerned, at most 50
     * @param pupilIds   pupils concerned, at most 200
     */
    record Report(String incidentId, String schoolId, LocalDate date, Instant at, Kind kind, Severity severity,
            List<String> groupIds, List<String> pupilIds, String reportedBy) {
        public Report {
            groupIds = List.copyOf(groupIds);
            pupilIds = List.copyOf(pupilIds);
        }

        /** @return whether the two tell the same, whoever tells it */
        boolean tellsTheSameAs(Report other) {
            return new Report(incidentId, schoolId, date, at, kind, severity, groupIds, pupilIds, other.reportedBy)
                    .equals(other);
        }
    }

    record Closing(Instant at, String by) {}

    /** What kind of incident. */
    enum Kind {
        INJURY,
        ILLNESS,
        FOOD,
        FIRE,
        VIOLENCE,
        INTRUDER,
        MISSING_PUPIL,
        BUILDING,
        OTHER
    }

    /** How grave, the slightest first. */
    enum Severity {
        SLIGHT,
        MODERATE,
        GRAVE,
        EXTREME
    }

    /** What was done, or is to be done. */
    sealed interface Step {
        String stepId();

        Instant at();

        String by();

        /** @param severity how grave it is since then, null when that has not changed */
        record Taken(String stepId, Instant at, String by, @Nullable Severity severity) implements Step {}

        /** A follow-up that is not done. */
        record Planned(String stepId, Instant at, String by, LocalDate due) implements Step {
            public boolean isOverdue(LocalDate day) {
                return due.isBefore(day);
            }
        }

        /** A follow-up that is done. */
        record Done(String stepId, Instant at, String by, LocalDate due, Instant doneAt, String doneBy)
                implements
                Step {}
    }
}

package afterbell.attendance.incident.outbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.incident.model.Incident;
import afterbell.attendance.incident.model.Incident.Closed;
import afterbell.attendance.incident.model.IncidentRules.Event;
import afterbell.contracts.attendance.safety.v1.IncidentClosed;
import afterbell.contracts.attendance.safety.v1.IncidentKind;
import afterbell.contracts.attendance.safety.v1.IncidentReported;
import afterbell.contracts.attendance.safety.v1.Severity;
import afterbell.messaging.outbox.Outgoing;

/** Tells of incidents in the words of the contract: how grave and how many, never what or who. */
public final class IncidentFacts {
    private IncidentFacts() {}

    public static List<Outgoing> toPublish(Incident incident, @Nullable Event event) {
        var report = incident.report();
        if (event == Event.REPORTED) {
            return List.of(new Outgoing(report.schoolId(),
                    new IncidentReported(report.schoolId(), report.incidentId(), report.date(),
                            IncidentKind.valueOf(report.kind().name()), Severity.valueOf(report.severity().name()),
                            report.groupIds(), report.pupilIds().size(), report.at())));
        }
        if (event == Event.CLOSED && incident instanceof Closed closed) {
            return List.of(new Outgoing(report.schoolId(),
                    new IncidentClosed(report.schoolId(), report.incidentId(), report.date(),
                            Severity.valueOf(closed.severity().name()), closed.steps().size(),
                            closed.closing().at())));
        }
        return List.of();
    }
}

package afterbell.attendance.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.incident.model.Incident;
import afterbell.attendance.incident.model.Incident.Report;
import afterbell.attendance.incident.model.IncidentRules;
import afterbell.attendance.incident.model.IncidentRules.Outcome;
import afterbell.attendance.incident.model.IncidentRules.Told;
import afterbell.attendance.incident.store.Incidents;
import afterbell.attendance.incident.store.Incidents.Words;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Reports incidents, tells what is done about them, and closes them (R28). */
@Service
public class HandlingIncidents {
    private static final int MOST_RACES = 5;
    private static final Role[] REPORTERS = {Role.SCHOOL_ADMIN, Role.TEACHER, Role.GATE_GUARD};

    private final Incidents incidents;
    private final CheckingTimes times;
    private final AuditLog audit;

    HandlingIncidents(Incidents incidents, CheckingTimes times, AuditLog audit) {
        this.incidents = incidents;
        this.times = times;
        this.audit = audit;
    }

    /** @throws ProblemException for a time to come, or when something else was reported under that id */
    public Incident report(Report told, String description, Caller caller) {
        SchoolScope.require(caller, told.schoolId(), REPORTERS);
        times.require(told.date(), told.at());
        var reported = Conflicts.lookAgain(MOST_RACES, () -> reportOnce(told, description));
        audit.decided(caller, "incident.reported", subject(reported), told.at().toEpochMilli(), "R28",
                told.severity().name());
        return reported;
    }

    private Incident reportOnce(Report told, String description) {
        var known = incidents.find(told.schoolId(), told.incidentId());
        boolean same = known.isEmpty() || incidents.words(told.schoolId(), told.incidentId())
                .map(Words::description)
                .map(description::equals)
                .orElse(true);
        var today = LocalDate.ofInstant(times.now(), ServiceTime.CITY);
        return switch (IncidentRules.report(known.map(Versioned::state), told, same, today)) {
            case Outcome.Refused(var why) -> throw refused(why);
            case Outcome.Decided(var incident, var event) -> {
                if (event != null) {
                    incidents.add(incident, description, event);
                }
                yield incident;
            }
        };
    }

    /** Tells what was done, or what is to be done by a day. */
    public Incident step(String schoolId, String incidentId, Told told, String text, Caller caller) {
        SchoolScope.require(caller, schoolId, REPORTERS);
        requirePast(told.at());
        var next = decide(schoolId, incidentId, text, told.stepId(), (incident, same) -> IncidentRules.step(incident,
                told, caller.subject(), same));
        audit.decided(caller, "incident.step", subject(next), place(next, told.stepId()), "R28",
                told.severity() == null ? null : told.severity().name());
        return next;
    }

    /** Says that a follow-up is done. */
    public Incident finish(String schoolId, String incidentId, String stepId, Instant at, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        requirePast(at);
        var next = decide(schoolId, incidentId, null, stepId, (incident, _) -> IncidentRules.finish(incident, stepId,
                at, caller.subject()));
        audit.decided(caller, "incident.follow-up-done", subject(next), place(next, stepId), "R28", null);
        return next;
    }

    /** @throws ProblemException while a follow-up is open */
    public Incident close(String schoolId, String incidentId, Instant at, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        requirePast(at);
        var next = decide(schoolId, incidentId, null, "", (incident, _) -> IncidentRules.close(incident, at,
                caller.subject()));
        audit.decided(caller, "incident.closed", subject(next), at.toEpochMilli(), "R28", null);
        return next;
    }

    private interface Deciding {
        Outcome on(Incident incident, boolean sameWords);
    }

    private Incident decide(String schoolId, String incidentId, @Nullable String text, String stepId,
            Deciding deciding) {
        return Conflicts.lookAgain(MOST_RACES, () -> {
            var known = incidents.find(schoolId, incidentId)
                    .orElseThrow(() -> new ProblemException(IncidentProblem.UNKNOWN));
            boolean same = text == null || known.state().step(stepId).isEmpty()
                    || incidents.words(schoolId, incidentId)
                            .map(words -> text.equals(words.steps().get(stepId)))
                            .orElse(true);
            return switch (deciding.on(known.state(), same)) {
                case Outcome.Refused(var why) -> throw refused(why);
                case Outcome.Decided(var next, var event) when event != null ->
                    incidents.save(known, next, text, event).state();
                case Outcome.Decided(var next, var _) -> next;
            };
        });
    }

    private void requirePast(Instant at) {
        times.require(LocalDate.ofInstant(at, ServiceTime.CITY), at);
    }

    private static ProblemException refused(IncidentRules.Refusal why) {
        return new ProblemException(IncidentProblem.of(why), Map.of("most", IncidentRules.MOST_STEPS));
    }

    /** @return which of the incident's steps it is: never another's */
    private static int place(Incident incident, String stepId) {
        return incident.step(stepId).map(incident.steps()::indexOf).orElseThrow();
    }

    private static Subject subject(Incident incident) {
        var report = incident.report();
        return new Subject("incident", report.schoolId() + ":" + report.incidentId(), report.schoolId());
    }
}

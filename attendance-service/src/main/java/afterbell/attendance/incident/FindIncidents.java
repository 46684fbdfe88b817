package afterbell.attendance.incident;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;

import afterbell.attendance.incident.model.Incident;
import afterbell.attendance.incident.store.Incidents;
import afterbell.attendance.incident.store.Incidents.AfterIncident;
import afterbell.attendance.incident.store.Incidents.Words;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.model.Period;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds incidents. Lists say nothing of what was told; reading that is kept in the audit log. */
@Service
public class FindIncidents {
    private static final Role[] READERS = {Role.SCHOOL_ADMIN, Role.EDUCATION_BUREAU};

    private final Incidents incidents;
    private final CheckingTimes times;
    private final AuditLog audit;

    FindIncidents(Incidents incidents, CheckingTimes times, AuditLog audit) {
        this.incidents = incidents;
        this.times = times;
        this.audit = audit;
    }

    /** @param words empty once they are forgotten */
    public record Opened(Incident incident, Optional<Words> words) {}

    public Opened one(String schoolId, String incidentId, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        var incident = incidents.find(schoolId, incidentId)
                .orElseThrow(() -> new ProblemException(IncidentProblem.UNKNOWN));
        audit.read(caller, "incident", new Subject("incident", schoolId + ":" + incidentId, schoolId));
        return new Opened(incident.state(), incidents.words(schoolId, incidentId));
    }

    /** @return the school's incidents, the earliest day first */
    public Page<Incident> ofSchool(String schoolId, Period period, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        times.require(period);
        var after = cursor.isStart()
                ? new AfterIncident("", "")
                : new AfterIncident(cursor.part(0), cursor.part(1));
        return page(incidents.ofSchool(schoolId, period, after, limit.plusOne()), limit);
    }

    /** @return those with something to be done, by id */
    public Page<Incident> open(String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        return page(incidents.open(schoolId, cursor.isStart() ? "" : cursor.part(1), limit.plusOne()), limit);
    }

    private static Page<Incident> page(List<Incident> found, PageLimit limit) {
        return Page.of(found, limit, last -> Cursor.after(last.report().date().toString(),
                last.report().incidentId()));
    }
}

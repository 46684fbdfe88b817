package afterbell.enrollment.school;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.model.SchoolCode;
import afterbell.enrollment.school.store.Schools;
import afterbell.enrollment.schoolday.DerivingCalendars;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;

/**
 * The bureau registers a school, or describes it anew. The bureau chooses the id, so that repeating it is harmless. A
 * new school gets its calendars (R10); repeating the registration completes what a crash left out.
 */
@Service
public class RegisteringSchool {
    private final Schools schools;
    private final DerivingCalendars derivingCalendars;
    private final AuditLog audit;

    RegisteringSchool(Schools schools, DerivingCalendars derivingCalendars, AuditLog audit) {
        this.schools = schools;
        this.derivingCalendars = derivingCalendars;
        this.audit = audit;
    }

    /**
     * @return the school; a repeated registration changes nothing
     * @throws ProblemException if another school has the code, or a change does not name the version it is based on
     */
    public Versioned<School> register(String schoolId, SchoolCode code, String name, String division, IfMatch seen,
            Caller caller) {
        var registered = save(schoolId, code, name, division, seen);
        audit.decided(caller, "school.registered", new Subject("school", schoolId, schoolId), registered.version(),
                null, null);
        derivingCalendars.ofSchool(schoolId);
        return registered;
    }

    private Versioned<School> save(String schoolId, SchoolCode code, String name, String division, IfMatch seen) {
        try {
            return schools.find(schoolId)
                    .map(known -> describe(known, code, name, division, seen))
                    .orElseGet(() -> register(School.registered(schoolId, code, name, division), seen));
        } catch (DuplicateKeyException e) {
            throw new ProblemException(SchoolProblem.CODE_TAKEN);
        }
    }

    /** Who has seen a version of a school that is not registered has seen another one. */
    private Versioned<School> register(School school, IfMatch seen) {
        seen.check(0);
        return schools.register(school);
    }

    private Versioned<School> describe(Versioned<School> known, SchoolCode code, String name, String division,
            IfMatch seen) {
        var described = known.state().described(code, name, division);
        if (!described.equals(known.state())) {
            seen.require(known.version());
        }
        return schools.change(known, described);
    }
}

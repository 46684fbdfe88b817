package afterbell.enrollment.school;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

import afterbell.enrollment.school.model.Register;
import afterbell.enrollment.school.model.RegisterChange;
import afterbell.enrollment.school.model.School;
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
    private final Clock clock;

    RegisteringSchool(Schools schools, DerivingCalendars derivingCalendars, AuditLog audit, Clock clock) {
        this.schools = schools;
        this.derivingCalendars = derivingCalendars;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @return the school; a repeated registration changes nothing
     * @throws ProblemException if another school has the code, the town is not in the county, or a change does not name
     *                          the version it is based on
     */
    public Versioned<School> register(String schoolId, Register register, IfMatch seen, Caller caller) {
        if (!register.townLiesInTheDivision()) {
            throw new ProblemException(SchoolProblem.TOWN_OUTSIDE_DIVISION);
        }
        var registered = save(schoolId, register, seen, caller);
        audit.decided(caller, "school.registered", new Subject("school", schoolId, schoolId), registered.version(),
                null, null);
        derivingCalendars.ofSchool(schoolId);
        return registered;
    }

    private Versioned<School> save(String schoolId, Register register, IfMatch seen, Caller caller) {
        try {
            return schools.find(schoolId)
                    .map(known -> describe(known, register, seen, caller))
                    .orElseGet(() -> registerNew(schoolId, register, seen, caller));
        } catch (DuplicateKeyException e) {
            throw new ProblemException(SchoolProblem.CODE_TAKEN);
        }
    }

    /** Who has seen a version of a school that is not registered has seen another one. */
    private Versioned<School> registerNew(String schoolId, Register register, IfMatch seen, Caller caller) {
        seen.check(0);
        return schools.register(School.registered(schoolId, register), change(null, register, caller));
    }

    private Versioned<School> describe(Versioned<School> known, Register register, IfMatch seen, Caller caller) {
        var before = known.state().register();
        if (register.equals(before)) {
            return known;
        }
        seen.require(known.version());
        return schools.describe(known, known.state().described(register), change(before, register, caller));
    }

    private RegisterChange change(@Nullable Register before, Register register, Caller caller) {
        return new RegisterChange(clock.instant().truncatedTo(ChronoUnit.MILLIS), caller.subject(),
                register.differencesFrom(before));
    }
}

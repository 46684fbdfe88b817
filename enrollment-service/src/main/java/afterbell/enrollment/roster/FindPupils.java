package afterbell.enrollment.roster;

import org.springframework.stereotype.Service;

import afterbell.enrollment.roster.model.Pupil;
import afterbell.enrollment.roster.store.NamedPupil;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.enrollment.school.FindSchools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds pupils; with names for the school's own people only. */
@Service
public class FindPupils {
    private final FindSchools findSchools;
    private final Pupils pupils;
    private final AuditLog audit;

    FindPupils(FindSchools findSchools, Pupils pupils, AuditLog audit) {
        this.findSchools = findSchools;
        this.pupils = pupils;
        this.audit = audit;
    }

    /** @return who is on the school's roll, by id */
    public Page<NamedPupil> ofSchool(String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM, Role.TEACHER);
        var found = pupils.ofSchool(school.id(), cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        audit.read(caller, "pupil.names", new Subject("school", school.id(), school.id()));
        return Page.of(found, limit, last -> Cursor.after(last.pupil().pupilId()));
    }

    /** @throws ProblemException if nobody has entered the pupil */
    public Versioned<Pupil> one(String pupilId) {
        var pupil = pupils.load(pupilId);
        if (pupil.isFresh()) {
            throw new ProblemException(RosterProblem.PUPIL_UNKNOWN);
        }
        return pupil;
    }
}

package afterbell.enrollment.school;

import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.enrollment.school.model.RegisterChange;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.store.Schools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.SchoolScope;

/** Finds schools. What a school and its groups are called is public (R22). */
@Service
public class FindSchools {
    private final Schools schools;

    FindSchools(Schools schools) {
        this.schools = schools;
    }

    public Versioned<School> one(String schoolId) {
        return schools.find(schoolId).orElseThrow(() -> new ProblemException(SchoolProblem.SCHOOL_UNKNOWN));
    }

    public Page<Versioned<School>> all(Cursor cursor, PageLimit limit) {
        var found = schools.all(cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.id()));
    }

    /**
     * @return how the school's register has changed, the newest change first
     * @throws ProblemException if the school is not known or not the caller's
     */
    public List<RegisterChange> changes(String schoolId, Caller caller) {
        SchoolScope.require(caller, one(schoolId).id());
        return schools.changes(schoolId);
    }
}

package afterbell.funding.labour;

import java.util.Map;

import org.springframework.stereotype.Service;

import afterbell.funding.labour.model.LabourRules;
import afterbell.funding.labour.model.Statement;
import afterbell.funding.labour.model.Statement.Content;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.labour.store.Duties;
import afterbell.funding.labour.store.Statements;
import afterbell.funding.semester.store.Semesters;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds what a school pays its workers for a month: as filed, or as it stands now (R19, R21). */
@Service
public class FindStatements {
    private static final int MOST_WORKERS = 1_000;

    private final Statements statements;
    private final Duties duties;
    private final Semesters semesters;

    FindStatements(Statements statements, Duties duties, Semesters semesters) {
        this.statements = statements;
        this.duties = duties;
        this.semesters = semesters;
    }

    /** @param content as filed, as being filed, or as it would be filed now with nobody excluded */
    public record Found(Statement statement, Content content) {}

    /** @throws ProblemException if the school is not in the caller's scope, or no semester is known for a served day */
    public Found one(Id id, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), Role.SCHOOL_ADMIN, Role.HR_BUREAU, Role.EDUCATION_BUREAU);
        var statement = statements.load(id).state();
        return new Found(statement, switch (statement) {
            case Statement.Open _ -> draft(id);
            case Statement.Filing filing -> filing.content();
            case Statement.Filed filed -> filed.content();
        });
    }

    Content draft(Id id) {
        var served = duties.ofSchool(id.schoolId(), id.month(), MOST_WORKERS + 1);
        if (served.size() > MOST_WORKERS) {
            throw new ProblemException(LabourProblem.TOO_MANY_WORKERS);
        }
        var known = semesters.all();
        LabourRules.dayOfNoSemester(served, known).ifPresent(day -> {
            throw new ProblemException(LabourProblem.SEMESTER_UNKNOWN, Map.of("day", day.toString()));
        });
        return LabourRules.draft(id, served, known);
    }
}

package afterbell.funding.labour;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;

import afterbell.funding.labour.model.DutyMonth;
import afterbell.funding.labour.model.LabourRules;
import afterbell.funding.labour.model.Statement;
import afterbell.funding.labour.model.Statement.Content;
import afterbell.funding.labour.model.Statement.Filed;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.labour.store.Duties;
import afterbell.funding.labour.store.LabourRates;
import afterbell.funding.labour.store.Statements;
import afterbell.funding.labour.store.Statements.Known;
import afterbell.funding.semester.store.Semesters;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds what a school pays its workers for a month: as handed in, or as it stands now (R19, R21). */
@Service
public class FindStatements {
    private static final int MOST_WORKERS = 1_000;
    /** Nobody serves at so many schools; who did would be capped by those that are looked at. */
    private static final int MOST_ELSEWHERE = 5 * MOST_WORKERS;

    private final Statements statements;
    private final Duties duties;
    private final Semesters semesters;
    private final LabourRates rates;

    FindStatements(Statements statements, Duties duties, Semesters semesters, LabourRates rates) {
        this.statements = statements;
        this.duties = duties;
        this.semesters = semesters;
        this.rates = rates;
    }

    /**
     * @param content as handed in, or as it would be now with nobody excluded
     * @param due     what has changed since all statements of the month were filed, where something has
     */
    public record Found(Versioned<Statement> statement, Content content, Optional<Content> due) {}

    /** @throws ProblemException if the school is not in the caller's scope, or no semester is known for a served day */
    public Found one(Id id, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), Role.SCHOOL_ADMIN, Role.HR_BUREAU, Role.EDUCATION_BUREAU);
        return found(id, statements.load(id));
    }

    /** What is told of a statement that was loaded. */
    public Found found(Id id, Versioned<Statement> statement) {
        return switch (statement.state()) {
            case Statement.Open _ -> new Found(statement, draft(id), Optional.empty());
            case Statement.Submitted submitted -> new Found(statement, submitted.content(), Optional.empty());
            case Statement.Approved approved -> new Found(statement, approved.content(), Optional.empty());
            case Statement.Paying paying -> new Found(statement, paying.content(), Optional.empty());
            case Filed filed -> new Found(statement, filed.content(), due(id));
        };
    }

    private Optional<Content> due(Id id) {
        var filed = statements.filed(id.schoolId(), id.month());
        var due = LabourRules.supplement(id.withSupplement(filed.size()), month(id.withSupplement(0)),
                filed.stream().map(Filed::content).toList());
        return Optional.of(due).filter(it -> !it.lines().isEmpty());
    }

    /** @param after id of the last statement of the page before, empty for the first page */
    public List<Known> ofMonth(YearMonth month, String after, int limit) {
        return statements.ofMonth(month, after, limit);
    }

    /** @throws ProblemException if the statement before a supplement was not filed */
    Content draft(Id id) {
        var month = month(id.withSupplement(0));
        if (id.supplement() == 0) {
            return month;
        }
        var filed = statements.filed(id.schoolId(), id.month());
        if (filed.size() != id.supplement()) {
            throw new ProblemException(LabourProblem.BEFORE_NOT_FILED);
        }
        return LabourRules.supplement(id, month, filed.stream().map(Filed::content).toList());
    }

    private Content month(Id id) {
        var served = duties.ofSchool(id.schoolId(), id.month(), MOST_WORKERS + 1);
        if (served.size() > MOST_WORKERS) {
            throw new ProblemException(LabourProblem.TOO_MANY_WORKERS);
        }
        var known = semesters.all();
        LabourRules.dayOfNoSemester(served, known).ifPresent(day -> {
            throw new ProblemException(LabourProblem.SEMESTER_UNKNOWN, Map.of("day", day.toString()));
        });
        var elsewhere = duties.ofWorkers(served.stream().map(DutyMonth::workerId).toList(), id.month(), MOST_ELSEWHERE)
                .stream()
                .filter(it -> !it.schoolId().equals(id.schoolId()))
                .toList();
        return LabourRules.draft(id, served, elsewhere, known, rates.load().state());
    }
}

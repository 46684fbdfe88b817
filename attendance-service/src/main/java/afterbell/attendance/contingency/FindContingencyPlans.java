package afterbell.attendance.contingency;

import org.springframework.stereotype.Service;

import afterbell.attendance.contingency.model.ContingencyPlan;
import afterbell.attendance.contingency.model.ContingencyPlan.Period;
import afterbell.attendance.contingency.store.ContingencyPlans;
import afterbell.attendance.contingency.store.ContingencyPlans.Worded;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds contingency plans: everybody on duty must be able to read what to do. */
@Service
public class FindContingencyPlans {
    private static final Role[] READERS = {Role.TEACHER, Role.SCHOOL_ADMIN, Role.GATE_GUARD, Role.EDUCATION_BUREAU};

    private final ContingencyPlans plans;

    FindContingencyPlans(ContingencyPlans plans) {
        this.plans = plans;
    }

    /** @return the school's plans by their first days */
    public Page<ContingencyPlan> ofSchool(String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        var found = plans.ofSchool(schoolId, cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.id()));
    }

    /** @throws ProblemException if the school has declared none for the period */
    public Worded one(String schoolId, Period period, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        return plans.worded(schoolId + ":" + period.from() + ":" + period.until())
                .orElseThrow(() -> new ProblemException(ContingencyProblem.NOT_FOUND));
    }
}

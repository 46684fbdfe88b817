package afterbell.enrollment.plan;

import org.springframework.stereotype.Service;

import afterbell.enrollment.plan.model.PublishedPlan;
import afterbell.enrollment.plan.store.Plans;
import afterbell.enrollment.school.FindSchools;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.store.Schools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;

/** Finds what is published to society and guardians (R22). */
@Service
public class FindPublicPlans {
    private final FindSchools findSchools;
    private final Schools schools;
    private final Plans plans;

    FindPublicPlans(FindSchools findSchools, Schools schools, Plans plans) {
        this.findSchools = findSchools;
        this.schools = schools;
        this.plans = plans;
    }

    /** A published plan and whose it is. */
    public record PublicPlan(School school, String semesterId, PublishedPlan plan) {}

    /** @throws ProblemException if the school is not known or has published no plan for the semester */
    public PublicPlan one(String schoolId, String semesterId) {
        var school = findSchools.one(schoolId).state();
        return new PublicPlan(school, semesterId, inForce(schoolId, semesterId));
    }

    /** @throws ProblemException if the school has published no plan for the semester */
    public PublishedPlan inForce(String schoolId, String semesterId) {
        return plans.load(schoolId, semesterId)
                .state()
                .inForce()
                .orElseThrow(() -> new ProblemException(PlanProblem.PLAN_UNKNOWN));
    }

    /** @param division division code of the county, 6 digits; empty for the whole city */
    public Page<School> schools(String division, Cursor cursor, PageLimit limit) {
        String after = cursor.isStart() ? "" : cursor.part(0);
        var found = division.isEmpty()
                ? schools.all(after, limit.plusOne())
                : schools.ofDivision(division, after, limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.id())).map(Versioned::state);
    }
}

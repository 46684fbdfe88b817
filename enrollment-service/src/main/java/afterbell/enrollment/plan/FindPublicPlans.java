package afterbell.enrollment.plan;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.enrollment.plan.model.PublishedPlan;
import afterbell.enrollment.plan.store.Plans;
import afterbell.enrollment.school.FindSchools;
import afterbell.enrollment.school.model.ListedSchool;
import afterbell.enrollment.school.model.ListedSchool.Wanted;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.store.ListedSchools;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;

/** Finds what is published to society and guardians (R22). */
@Service
public class FindPublicPlans {
    private final FindSchools findSchools;
    private final ListedSchools schools;
    private final Plans plans;

    FindPublicPlans(FindSchools findSchools, ListedSchools schools, Plans plans) {
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
                .plan()
                .inForce()
                .orElseThrow(() -> new ProblemException(PlanProblem.PLAN_UNKNOWN));
    }

    /** @throws ProblemException if there is no such published version */
    public PublicPlan version(String schoolId, String semesterId, int version) {
        var newest = one(schoolId, semesterId);
        if (newest.plan().version() == version) {
            return newest;
        }
        var older = plans.replaced(schoolId, semesterId, version)
                .filter(_ -> version < newest.plan().version())
                .orElseThrow(() -> new ProblemException(PlanProblem.PLAN_VERSION_UNKNOWN));
        return new PublicPlan(newest.school(), semesterId, older);
    }

    /** @return every published version, the newest first, at most {@value Plans#MOST_VERSIONS} older ones */
    public List<PublishedPlan> versions(String schoolId, String semesterId) {
        var newest = one(schoolId, semesterId).plan();
        var all = new ArrayList<>(List.of(newest));
        plans.replaced(schoolId, semesterId).stream().filter(it -> it.version() < newest.version()).forEach(all::add);
        return all;
    }

    public Page<ListedSchool> schools(Wanted wanted, Cursor cursor, PageLimit limit) {
        String after = cursor.isStart() ? "" : cursor.part(0);
        return Page.of(schools.find(wanted, after, limit.plusOne()), limit, last -> Cursor.after(last.schoolId()));
    }
}

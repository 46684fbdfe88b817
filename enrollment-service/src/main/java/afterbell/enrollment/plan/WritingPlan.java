package afterbell.enrollment.plan;

import org.springframework.stereotype.Service;

import afterbell.enrollment.plan.model.Offering;
import afterbell.enrollment.plan.model.Plan;
import afterbell.enrollment.plan.model.Plan.Unwritten;
import afterbell.enrollment.plan.model.PlanContent;
import afterbell.enrollment.plan.store.Plans;
import afterbell.enrollment.school.FindSchools;
import afterbell.enrollment.semester.FindSemesters;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;
import afterbell.web.version.IfMatch;

/** A school writes its service plan (R1); nothing of it counts before it is published. */
@Service
public class WritingPlan {
    private final FindSchools findSchools;
    private final FindSemesters findSemesters;
    private final Plans plans;

    WritingPlan(FindSchools findSchools, FindSemesters findSemesters, Plans plans) {
        this.findSchools = findSchools;
        this.findSemesters = findSemesters;
        this.plans = plans;
    }

    /**
     * @return the plan; writing the same again changes nothing
     * @throws ProblemException if school or semester are not known, the school is not the caller's, an offering is
     *                          named twice, or a change does not name the version it is based on
     */
    public Versioned<Plan> write(String schoolId, String semesterId, PlanContent content, IfMatch seen, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        findSemesters.one(semesterId);
        if (content.offerings().stream().map(Offering::offeringId).distinct().count() < content.offerings().size()) {
            throw new ProblemException(PlanProblem.OFFERING_TWICE);
        }
        var known = plans.load(schoolId, semesterId);
        var written = known.state().write(content);
        if (written.equals(known.state())) {
            return known;
        }
        if (known.state() instanceof Unwritten) {
            seen.check(0);
        } else {
            seen.require(known.version());
        }
        return plans.save(known, written);
    }

    /** @throws ProblemException if the school is not known or not the caller's, or has written no plan */
    public Versioned<Plan> read(String schoolId, String semesterId, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id());
        var known = plans.load(schoolId, semesterId);
        if (known.state() instanceof Unwritten) {
            throw new ProblemException(PlanProblem.PLAN_UNKNOWN);
        }
        return known;
    }
}

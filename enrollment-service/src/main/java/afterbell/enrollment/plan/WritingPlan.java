package afterbell.enrollment.plan;

import org.springframework.stereotype.Service;

import afterbell.enrollment.plan.model.Dossier;
import afterbell.enrollment.plan.model.Dossier.Outcome;
import afterbell.enrollment.plan.model.Offering;
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
    private final PlanDesk desk;

    WritingPlan(FindSchools findSchools, FindSemesters findSemesters, Plans plans, PlanDesk desk) {
        this.findSchools = findSchools;
        this.findSemesters = findSemesters;
        this.plans = plans;
        this.desk = desk;
    }

    /**
     * @return the plan; writing the same again changes nothing
     * @throws ProblemException if school or semester are not known, the school is not the caller's, an offering is
     *                          named twice, the plan is with the bureau, or a change does not name the version it is
     *                          based on
     */
    public Versioned<Dossier> write(String schoolId, String semesterId, PlanContent content, IfMatch seen,
            Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        findSemesters.one(semesterId);
        if (content.offerings().stream().map(Offering::offeringId).distinct().count() < content.offerings().size()) {
            throw new ProblemException(PlanProblem.OFFERING_TWICE);
        }
        var known = plans.load(schoolId, semesterId);
        var outcome = known.state().write(content, desk.stamp(caller));
        if (outcome instanceof Outcome.Done(var written, var _) && written.equals(known.state())) {
            return known;
        }
        if (known.state().plan() instanceof Unwritten) {
            seen.check(0);
        } else {
            seen.require(known.version());
        }
        return desk.keep(known, outcome, new PlanDesk.Decision("plan.written", schoolId, "R1", null, caller));
    }

    /** @throws ProblemException if the school is not known or not the caller's, or has written no plan */
    public Versioned<Dossier> read(String schoolId, String semesterId, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id());
        var known = plans.load(schoolId, semesterId);
        if (known.state().plan() instanceof Unwritten) {
            throw new ProblemException(PlanProblem.PLAN_UNKNOWN);
        }
        return known;
    }
}

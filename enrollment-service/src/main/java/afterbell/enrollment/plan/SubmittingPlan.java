package afterbell.enrollment.plan;

import org.springframework.stereotype.Service;

import afterbell.enrollment.plan.model.Dossier;
import afterbell.enrollment.plan.store.Plans;
import afterbell.enrollment.school.FindSchools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** A school hands its plan to the bureau, unless a rule stands against it (R8–R11, R20, R22, R29). */
@Service
public class SubmittingPlan {
    private final FindSchools findSchools;
    private final Plans plans;
    private final PlanDesk desk;

    SubmittingPlan(FindSchools findSchools, Plans plans, PlanDesk desk) {
        this.findSchools = findSchools;
        this.plans = plans;
        this.desk = desk;
    }

    /**
     * @return the plan; submitting it again changes nothing
     * @throws ProblemException if the school is not known or not the caller's, nothing is written or to be submitted,
     *                          or a rule refuses
     */
    public Versioned<Dossier> submit(String schoolId, String semesterId, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        var known = plans.load(schoolId, semesterId);
        var ground = desk.ground(school.state(), semesterId, known.state());
        return desk.keep(known, known.state().submit(ground, desk.stamp(caller)),
                new PlanDesk.Decision("plan.submitted", schoolId, "R22", null, caller));
    }
}

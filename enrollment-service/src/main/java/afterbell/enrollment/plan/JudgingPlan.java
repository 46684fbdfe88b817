package afterbell.enrollment.plan;

import org.springframework.stereotype.Service;

import afterbell.enrollment.plan.model.Dossier;
import afterbell.enrollment.plan.store.Plans;
import afterbell.enrollment.school.FindSchools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/** The bureau accepts a plan that was submitted, or gives it back with a reason (R22). */
@Service
public class JudgingPlan {
    private final FindSchools findSchools;
    private final Plans plans;
    private final PlanDesk desk;

    JudgingPlan(FindSchools findSchools, Plans plans, PlanDesk desk) {
        this.findSchools = findSchools;
        this.plans = plans;
        this.desk = desk;
    }

    /** @throws ProblemException if the school is not known or the plan is not submitted */
    public Versioned<Dossier> accept(String schoolId, String semesterId, Caller caller) {
        findSchools.one(schoolId);
        var known = plans.load(schoolId, semesterId);
        return desk.keep(known, known.state().accept(desk.stamp(caller)),
                new PlanDesk.Decision("plan.accepted", schoolId, "R22", null, caller));
    }

    /** @throws ProblemException if the school is not known or the plan neither submitted nor accepted */
    public Versioned<Dossier> giveBack(String schoolId, String semesterId, String reason, Caller caller) {
        findSchools.one(schoolId);
        var known = plans.load(schoolId, semesterId);
        return desk.keep(known, known.state().giveBack(reason, desk.stamp(caller)),
                new PlanDesk.Decision("plan.returned", schoolId, "R22", reason, caller));
    }
}

package afterbell.enrollment.plan;

import org.springframework.stereotype.Service;

import afterbell.enrollment.plan.model.Appeal;
import afterbell.enrollment.plan.model.Dossier;
import afterbell.enrollment.plan.store.Plans;
import afterbell.enrollment.school.FindSchools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * A school appeals when an offering of its draft was taken for a collective lesson, and the bureau decides (R9). What is
 * allowed is that very text; a changed text is judged anew.
 */
@Service
public class Appealing {
    private final FindSchools findSchools;
    private final Plans plans;
    private final PlanDesk desk;

    Appealing(FindSchools findSchools, Plans plans, PlanDesk desk) {
        this.findSchools = findSchools;
        this.plans = plans;
        this.desk = desk;
    }

    /**
     * @return the appeal; the same text again changes nothing
     * @throws ProblemException if the school is not known or not the caller's, the draft has no such offering, or it is
     *                          no lesson
     */
    public Appeal appeal(String schoolId, String semesterId, String offeringId, String reason, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        var known = plans.load(schoolId, semesterId);
        var kept = desk.keep(known, known.state().appeal(offeringId, reason, desk.stamp(caller)),
                new PlanDesk.Decision("offering.appealed", schoolId, "R9", reason, caller));
        return kept.state()
                .plan()
                .next()
                .flatMap(it -> it.offering(offeringId))
                .flatMap(it -> kept.state().appealOf(it.wording().fingerprint()))
                .orElseThrow();
    }

    /** @throws ProblemException if there is no such appeal, or it was decided the other way */
    public Appeal decide(String schoolId, String semesterId, String appealId, boolean allowed, String reason,
            Caller caller) {
        findSchools.one(schoolId);
        var known = plans.load(schoolId, semesterId);
        var kept = desk.keep(known, known.state().decide(appealId, allowed, reason, desk.stamp(caller)),
                new PlanDesk.Decision(allowed ? "appeal.allowed" : "appeal.dismissed", schoolId, "R9", reason, caller));
        return find(kept, appealId);
    }

    private static Appeal find(Versioned<Dossier> dossier, String appealId) {
        return dossier.state().appealOf(appealId).orElseThrow(() -> new ProblemException(PlanProblem.APPEAL_UNKNOWN));
    }
}

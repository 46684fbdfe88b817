package afterbell.enrollment.plan;

import org.springframework.stereotype.Service;

import afterbell.enrollment.plan.model.Dossier;
import afterbell.enrollment.plan.model.Offering;
import afterbell.enrollment.plan.model.PublishedPlan;
import afterbell.enrollment.plan.store.Plans;
import afterbell.enrollment.school.FindSchools;
import afterbell.enrollment.school.model.Category;
import afterbell.enrollment.school.model.PlanInForce;
import afterbell.enrollment.school.model.PlanInForce.Activity;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.store.Schools;
import afterbell.enrollment.semester.FindSemesters;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Publishes a school's service plan that the bureau has accepted (R22). The plan first, then the school, which tells of
 * it: what a crash leaves between the two is completed by publishing again.
 */
@Service
public class PublishingPlan {
    private final FindSchools findSchools;
    private final FindSemesters findSemesters;
    private final Schools schools;
    private final Plans plans;
    private final PlanDesk desk;

    PublishingPlan(FindSchools findSchools, FindSemesters findSemesters, Schools schools, Plans plans,
            PlanDesk desk) {
        this.findSchools = findSchools;
        this.findSemesters = findSemesters;
        this.schools = schools;
        this.plans = plans;
        this.desk = desk;
    }

    /**
     * @return the plan in force; publishing it again changes nothing
     * @throws ProblemException if the school is not known or not the caller's, nothing is written, the bureau has not
     *                          accepted it, or a rule refuses
     */
    public Versioned<Dossier> publish(String schoolId, String semesterId, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        var known = plans.load(schoolId, semesterId);
        var ground = desk.ground(school.state(), semesterId, known.state());
        var saved = desk.keep(known, known.state().publish(ground, desk.stamp(caller)),
                new PlanDesk.Decision("plan.published", schoolId, "R22", null, caller));
        saved.state().plan().inForce().ifPresent(plan -> tell(school, semesterId, plan));
        return saved;
    }

    private void tell(Versioned<School> school, String semesterId, PublishedPlan plan) {
        int pupilsPerTeacher = findSemesters.one(semesterId).state().policy().pupilsPerTeacher();
        var activities = plan.content().offerings().stream().map(it -> activity(it, pupilsPerTeacher)).toList();
        schools.publishPlan(school, school.state()
                .plan(new PlanInForce(semesterId, plan.version(), plan.content().times(), activities)));
    }

    private static Activity activity(Offering it, int pupilsPerTeacher) {
        return new Activity(it.offeringId(), Category.named(it.wording().category()).orElseThrow(), it.setting(),
                it.badWeather(), it.groupIds(), it.slot(), it.weekdays(), it.start(), it.end(), it.capacity(),
                it.staffNeeded(pupilsPerTeacher));
    }
}

package afterbell.enrollment.plan;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import afterbell.enrollment.plan.model.Offering;
import afterbell.enrollment.plan.model.Plan;
import afterbell.enrollment.plan.model.Plan.Objection;
import afterbell.enrollment.plan.model.Plan.Published;
import afterbell.enrollment.plan.model.Plan.Publishing;
import afterbell.enrollment.plan.model.PlanContent;
import afterbell.enrollment.plan.model.PublishedPlan;
import afterbell.enrollment.plan.store.Plans;
import afterbell.enrollment.school.FindSchools;
import afterbell.enrollment.school.model.Category;
import afterbell.enrollment.school.model.PlanInForce;
import afterbell.enrollment.school.model.PlanInForce.Activity;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.model.School.Group;
import afterbell.enrollment.school.store.Schools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Publishes a school's service plan (R22), unless an offering is a collective lesson (R9) or lacks its arrangement for
 * bad weather (R29). The plan first, then the school, which tells of it: what a crash leaves between the two is
 * completed by publishing again.
 */
@Service
public class PublishingPlan {
    private final FindSchools findSchools;
    private final Schools schools;
    private final Plans plans;
    private final AuditLog audit;
    private final Clock clock;

    PublishingPlan(FindSchools findSchools, Schools schools, Plans plans, AuditLog audit, Clock clock) {
        this.findSchools = findSchools;
        this.schools = schools;
        this.plans = plans;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @return the plan in force; publishing it again changes nothing
     * @throws ProblemException if the school is not known or not the caller's, nothing is written, or a rule refuses
     */
    public Versioned<Plan> publish(String schoolId, String semesterId, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        var known = plans.load(schoolId, semesterId);
        var groupIds = school.state().groups().stream().map(Group::groupId).collect(Collectors.toSet());
        return switch (known.state().publish(groupIds, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
            case Publishing.NothingWritten() -> throw new ProblemException(PlanProblem.PLAN_NOT_WRITTEN);
            case Publishing.DismissalTooLate() -> throw new ProblemException(PlanProblem.DISMISSAL_TOO_LATE);
            case Publishing.Objected(List<Objection> objections) -> {
                var refusal = Objections.refuse(objections,
                        known.state().waiting().map(PlanContent::offerings).orElse(List.of()));
                writeDown("plan.refused", known, schoolId, refusal.problem().code(), caller);
                throw refusal;
            }
            case Publishing.InForce(Published plan) -> {
                var saved = plans.save(known, plan);
                tell(school, semesterId, plan.newest());
                audit.decided(caller, "plan.published", new Subject("plan", saved.id(), schoolId), saved.version(),
                        "R22", null);
                yield saved;
            }
        };
    }

    /** What was refused can be reported afterwards (R9, R30). */
    private void writeDown(String action, Versioned<Plan> plan, String schoolId, ProblemCode why, Caller caller) {
        audit.decided(caller, action, new Subject("plan", plan.id(), schoolId), plan.version(), why.rule(),
                why.code());
    }

    private void tell(Versioned<School> school, String semesterId, PublishedPlan plan) {
        var activities = plan.content().offerings().stream().map(PublishingPlan::activity).toList();
        schools.publishPlan(school, school.state()
                .plan(new PlanInForce(semesterId, plan.version(),
                        plan.content().dismissal().toSecondOfDay() / 60, activities)));
    }

    private static Activity activity(Offering it) {
        return new Activity(it.offeringId(), Category.named(it.category()).orElseThrow(), it.setting(),
                it.badWeather(), it.groupIds());
    }
}

package afterbell.enrollment.plan;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import afterbell.enrollment.plan.model.Dossier;
import afterbell.enrollment.plan.model.Dossier.Outcome;
import afterbell.enrollment.plan.model.Objection;
import afterbell.enrollment.plan.model.PlanContent;
import afterbell.enrollment.plan.model.PlanEvent;
import afterbell.enrollment.plan.model.PlanRules.Ground;
import afterbell.enrollment.plan.model.Stamp;
import afterbell.enrollment.plan.store.Plans;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.model.School.Group;
import afterbell.enrollment.semester.FindSemesters;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/** What every step of a plan has in common: who and when, what the rules need, how an outcome is kept or refused. */
@Component
class PlanDesk {
    private final FindSemesters findSemesters;
    private final Plans plans;
    private final AuditLog audit;
    private final Clock clock;

    PlanDesk(FindSemesters findSemesters, Plans plans, AuditLog audit, Clock clock) {
        this.findSemesters = findSemesters;
        this.plans = plans;
        this.audit = audit;
        this.clock = clock;
    }

    Stamp stamp(Caller caller) {
        return new Stamp(clock.instant().truncatedTo(ChronoUnit.MILLIS), caller.subject());
    }

    Ground ground(School school, String semesterId, Dossier dossier) {
        var groupIds = school.groups().stream().map(Group::groupId).collect(Collectors.toSet());
        int pupilsPerTeacher = findSemesters.one(semesterId).state().policy().pupilsPerTeacher();
        return new Ground(groupIds, pupilsPerTeacher, dossier::allows);
    }

    /**
     * A decision that is kept in the audit log.
     *
     * @param action   such as {@code plan.submitted}; a refusal by a rule is kept as {@code plan.refused} (R30)
     * @param schoolId whose plan
     */
    record Decision(String action, String schoolId, String rule, @Nullable String reason, Caller caller) {}

    /** @throws ProblemException if the outcome is a refusal */
    Versioned<Dossier> keep(Versioned<Dossier> before, Outcome outcome, Decision decision) {
        return switch (outcome) {
            case Outcome.Done(Dossier dossier, List<PlanEvent> events) -> {
                var saved = plans.save(before, dossier, events);
                audit(decision.action(), saved, decision.rule(), decision.reason(), decision);
                yield saved;
            }
            case Outcome.Objected(PlanContent content, List<Objection> objections) -> {
                var refusal = Objections.refuse(content, objections);
                var code = refusal.problem().code();
                audit("plan.refused", before, code.rule(), code.code(), decision);
                throw refusal;
            }
            case Outcome.NothingWritten() -> throw new ProblemException(PlanProblem.PLAN_NOT_WRITTEN);
            case Outcome.MoveNotAllowed(var stage) ->
                throw new ProblemException(PlanProblem.PLAN_MOVE_NOT_ALLOWED, Map.of("state", stage.name()));
            case Outcome.OfferingUnknown() -> throw new ProblemException(PlanProblem.OFFERING_UNKNOWN);
            case Outcome.NothingToAppeal() -> throw new ProblemException(PlanProblem.NOTHING_TO_APPEAL);
            case Outcome.TooManyAppeals() -> throw new ProblemException(PlanProblem.TOO_MANY_APPEALS);
            case Outcome.AppealUnknown() -> throw new ProblemException(PlanProblem.APPEAL_UNKNOWN);
            case Outcome.DecidedOtherwise() -> throw new ProblemException(PlanProblem.APPEAL_DECIDED);
        };
    }

    private void audit(String action, Versioned<Dossier> plan, @Nullable String rule, @Nullable String reason,
            Decision decision) {
        audit.decided(decision.caller(), action, new Subject("plan", plan.id(), decision.schoolId()), plan.version(),
                rule, reason);
    }
}

package afterbell.enrollment.application;

import java.time.Clock;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.Application.Move;
import afterbell.enrollment.application.model.Claim;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.application.model.Wishes;
import afterbell.enrollment.application.store.Applications;
import afterbell.enrollment.application.store.Applications.Priority;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.plan.FindPublicPlans;
import afterbell.enrollment.signup.FindSignUps;
import afterbell.enrollment.signup.SignUpProblem;
import afterbell.enrollment.signup.model.SignUp.Door;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;

/**
 * A guardian changes an application until the deadline (R2), having read the notice as it is now (R3); or the school
 * does for the guardian. Another priority group, or other evidence, is looked at anew (R7).
 */
@Service
public class ChangingApplication {
    private final Applications applications;
    private final SpeakingFor speakingFor;
    private final FindPublicPlans findPublicPlans;
    private final FindSignUps findSignUps;
    private final Moving moving;
    private final Auditing auditing;
    private final Steps steps;
    private final Clock clock;

    ChangingApplication(Applications applications, SpeakingFor speakingFor, FindPublicPlans findPublicPlans,
            FindSignUps findSignUps, Moving moving, Auditing auditing, Steps steps, Clock clock) {
        this.applications = applications;
        this.speakingFor = speakingFor;
        this.findPublicPlans = findPublicPlans;
        this.findSignUps = findSignUps;
        this.moving = moving;
        this.auditing = auditing;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * @param priority null where none is claimed any more
     * @param seen     version that the caller has seen, needed for a change
     * @throws ProblemException if it is not known, the caller may not speak for the child, its state does not allow it
     *                          or the sign-up has closed
     */
    public Versioned<Application> change(String applicationId, int noticeVersion, Wishes wishes,
            @Nullable Priority priority, IfMatch seen, Caller caller) {
        var known = applications.find(applicationId)
                .orElseThrow(() -> new ProblemException(ApplicationProblem.APPLICATION_UNKNOWN));
        var form = known.state().form();
        speakingFor.require(caller, known.state());
        var plan = findPublicPlans.inForce(form.intake().schoolId(), form.intake().semesterId());
        PlannedChoices.requireCurrent(plan, noticeVersion);
        PlannedChoices.requireOffered(plan, wishes);
        var claim = claim(known.state(), priority, caller);
        return switch (known.state().change(noticeVersion, wishes, claim, steps.by(caller, "changed"))) {
            case Move.MadeBefore() -> known;
            case Move.NotFrom(State state) -> throw Moving.notFrom(state);
            case Move.Made(Application changed) -> {
                requireOpen(form.intake());
                seen.require(known.version());
                var saved = applications.change(known, changed, priority);
                auditing.moved(caller, saved, "R2");
                yield saved;
            }
        };
    }

    /**
     * The notice has changed since: it is acknowledged anew (R3), at any time while the application is open.
     *
     * @throws ProblemException if it is not known, the caller may not speak for the child, its state does not allow it
     *                          or the notice is not the one in force
     */
    public Application acknowledge(String applicationId, int noticeVersion, Caller caller) {
        var known = applications.find(applicationId)
                .orElseThrow(() -> new ProblemException(ApplicationProblem.APPLICATION_UNKNOWN));
        speakingFor.require(caller, known.state());
        var intake = known.state().form().intake();
        PlannedChoices.requireCurrent(findPublicPlans.inForce(intake.schoolId(), intake.semesterId()), noticeVersion);
        var acknowledged = moving.move(known,
                it -> it.acknowledge(noticeVersion, steps.by(caller, "notice-acknowledged")));
        auditing.acknowledged(caller, acknowledged);
        return acknowledged.state();
    }

    private void requireOpen(Intake intake) {
        var door = findSignUps.of(intake).map(it -> it.state().door(clock.instant())).orElse(Door.IN_TIME);
        if (door != Door.IN_TIME) {
            throw new ProblemException(door == Door.NOT_YET_OPEN ? SignUpProblem.NOT_YET_OPEN : SignUpProblem.SHUT);
        }
    }

    /** What the school has said stays as long as the claim is the same. */
    private Claim claim(Application known, @Nullable Priority priority, Caller caller) {
        if (priority == null) {
            return Claim.NONE;
        }
        auditing.readPriority(caller, known);
        var before = known.form().claim().isMade() ? applications.priorityOf(known).orElse(null) : null;
        return Objects.equals(before, priority) ? known.form().claim() : Claim.CLAIMED;
    }
}

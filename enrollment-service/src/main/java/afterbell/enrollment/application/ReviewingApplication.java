package afterbell.enrollment.application;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.Claim;
import afterbell.enrollment.application.store.Applications;
import afterbell.enrollment.signup.FindSignUps;
import afterbell.enrollment.signup.model.SignUp.Announced;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * A school takes an application up (R2), and says whether a claim to a priority group holds (R7): before the list of
 * applicants is fixed, or at any time for one that came late.
 */
@Service
public class ReviewingApplication {
    private final Applications applications;
    private final FindSignUps findSignUps;
    private final Moving moving;
    private final Auditing auditing;
    private final Steps steps;

    ReviewingApplication(Applications applications, FindSignUps findSignUps, Moving moving, Auditing auditing,
            Steps steps) {
        this.applications = applications;
        this.findSignUps = findSignUps;
        this.moving = moving;
        this.auditing = auditing;
        this.steps = steps;
    }

    /** @throws ProblemException if it is not known, not of the caller's school, or its state does not allow it */
    public Application review(String applicationId, Caller caller) {
        var known = ofSchool(applicationId, caller);
        var reviewed = moving.move(known, it -> it.review(steps.by(caller, null)));
        auditing.moved(caller, reviewed, "R2");
        return reviewed.state();
    }

    /**
     * @param reason why it does not hold; needed then, and shown to the guardian
     * @throws ProblemException if it is not known, not of the caller's school, claims nothing, or the list of
     *                          applicants is fixed with it
     */
    public Application decide(String applicationId, boolean confirmed, @Nullable String reason, Caller caller) {
        var known = ofSchool(applicationId, caller);
        if (!known.state().form().claim().isMade()) {
            throw new ProblemException(ApplicationProblem.NO_CLAIM);
        }
        var claim = confirmed ? Claim.CONFIRMED : Claim.rejected(required(reason));
        var decided = claim.equals(known.state().form().claim()) ? known : decide(known, claim, caller);
        auditing.claimDecided(caller, decided);
        return decided.state();
    }

    private Versioned<Application> decide(Versioned<Application> known, Claim claim, Caller caller) {
        var form = known.state().form();
        boolean isListed = !form.late()
                && findSignUps.of(form.intake()).filter(it -> !(it.state() instanceof Announced)).isPresent();
        if (isListed || form.turn() != null) {
            throw new ProblemException(ApplicationProblem.CLAIM_DRAWN);
        }
        var reason = claim.isConfirmed() ? "priority-confirmed" : "priority-rejected";
        return moving.move(known, it -> it.decide(claim, steps.by(caller, reason)));
    }

    private Versioned<Application> ofSchool(String applicationId, Caller caller) {
        var known = applications.find(applicationId)
                .orElseThrow(() -> new ProblemException(ApplicationProblem.APPLICATION_UNKNOWN));
        SchoolScope.require(caller, known.state().form().intake().schoolId(), Role.SCHOOL_ADMIN);
        return known;
    }

    private static String required(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new ProblemException(ApplicationProblem.REASON_MISSING);
        }
        return reason;
    }
}

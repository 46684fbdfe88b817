package afterbell.enrollment.draw;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Service;

import afterbell.enrollment.application.Applicants;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.signup.FindSignUps;
import afterbell.enrollment.signup.SignUpProblem;
import afterbell.enrollment.signup.model.SignUp;
import afterbell.enrollment.signup.model.SignUp.Announced;
import afterbell.enrollment.signup.model.SignUp.Drawing;
import afterbell.enrollment.signup.model.SignUp.Drawn;
import afterbell.enrollment.signup.model.SignUp.Listed;
import afterbell.enrollment.signup.store.SignUps;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * A school draws lots among the listed applicants (R7): the sealed seed is opened and shown by one write, and the order
 * follows from it and from the list alone. Drawing again gives the same; what a crash left of the listing is completed
 * first.
 */
@Service
public class DrawingLots {
    private final FindSignUps findSignUps;
    private final SignUps signUps;
    private final Applicants applicants;
    private final AuditLog audit;
    private final Clock clock;

    DrawingLots(FindSignUps findSignUps, SignUps signUps, Applicants applicants, AuditLog audit, Clock clock) {
        this.findSignUps = findSignUps;
        this.signUps = signUps;
        this.applicants = applicants;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException if there is no sign-up, it is not of the caller's school, or nobody is listed yet */
    public Versioned<SignUp> draw(Intake intake, Caller caller) {
        var known = findSignUps.one(intake);
        SchoolScope.require(caller, intake.schoolId(), Role.SCHOOL_ADMIN);
        switch (known.state()) {
            case Announced _ -> throw new ProblemException(SignUpProblem.NOT_LISTED);
            case Listed it -> applicants.list(intake, it.list(), caller);
            case Drawn _ -> {
            }
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var drawn = switch (known.state().draw(signUps.seedOf(intake), now)) {
            case Drawing.Made(Drawn made) -> signUps.save(intake, known, made);
            case Drawing.MadeBefore() -> known;
            case Drawing.NotListed() -> throw new ProblemException(SignUpProblem.NOT_LISTED);
            case Drawing.AnotherSeed() -> throw new IllegalStateException("The seed of " + intake.key()
                    + " is not the one whose hash was announced");
        };
        if (drawn.state() instanceof Drawn it) {
            applicants.takeTurns(applicants.waiting(intake), it);
        }
        audit.decided(caller, "sign-up.drawn", new Subject("sign-up", intake.key(), intake.schoolId()),
                drawn.version(), "R7", null);
        return drawn;
    }
}

package afterbell.enrollment.draw;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.stereotype.Service;

import afterbell.enrollment.application.Applicants;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.signup.FindSignUps;
import afterbell.enrollment.signup.SignUpProblem;
import afterbell.enrollment.signup.model.ApplicantList;
import afterbell.enrollment.signup.model.ApplicantList.Entry;
import afterbell.enrollment.signup.model.SignUp;
import afterbell.enrollment.signup.model.SignUp.Announced;
import afterbell.enrollment.signup.model.SignUp.Drawn;
import afterbell.enrollment.signup.model.SignUp.Listed;
import afterbell.enrollment.signup.model.SignUp.Listing;
import afterbell.enrollment.signup.store.SignUps;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * After the close a school fixes who takes part in the draw (R7): first the list, by one write, then the applications.
 * Doing it again completes what a crash left and never changes the list.
 */
@Service
public class ListingApplicants {
    private final FindSignUps findSignUps;
    private final SignUps signUps;
    private final Applicants applicants;
    private final AuditLog audit;
    private final Clock clock;

    ListingApplicants(FindSignUps findSignUps, SignUps signUps, Applicants applicants, AuditLog audit, Clock clock) {
        this.findSignUps = findSignUps;
        this.signUps = signUps;
        this.applicants = applicants;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param unconfirmedAsNone whether a claim to a priority group that nobody has decided on may rank as none
     * @throws ProblemException if there is no sign-up, it is not of the caller's school, still open, or claims are
     *                          undecided
     */
    public Versioned<SignUp> list(Intake intake, boolean unconfirmedAsNone, Caller caller) {
        var known = findSignUps.one(intake);
        SchoolScope.require(caller, intake.schoolId(), Role.SCHOOL_ADMIN);
        var listed = known.state() instanceof Announced ? fix(intake, known, unconfirmedAsNone) : known;
        switch (listed.state()) {
            case Listed it -> applicants.list(intake, it.list(), caller);
            case Announced _, Drawn _ -> {
            }
        }
        audit.decided(caller, "sign-up.listed", new Subject("sign-up", intake.key(), intake.schoolId()),
                listed.version(), "R7", null);
        return listed;
    }

    private Versioned<SignUp> fix(Intake intake, Versioned<SignUp> known, boolean unconfirmedAsNone) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (now.isBefore(known.state().terms().closes())) {
            throw new ProblemException(SignUpProblem.STILL_OPEN);
        }
        var inTime = applicants.inTime(intake);
        long undecided = inTime.stream().filter(it -> it.state().form().claim().isUndecided()).count();
        if (undecided > 0 && !unconfirmedAsNone) {
            throw new ProblemException(SignUpProblem.CLAIMS_UNDECIDED, Map.of("count", undecided));
        }
        var list = new ApplicantList(
                inTime.stream().map(it -> new Entry(it.id(), it.state().form().priority())).toList());
        return switch (known.state().list(list, now)) {
            case Listing.Fixed(Listed fixed) -> signUps.save(intake, known, fixed);
            case Listing.FixedBefore() -> known;
            case Listing.StillOpen() -> throw new ProblemException(SignUpProblem.STILL_OPEN);
        };
    }
}

package afterbell.enrollment.signup;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.school.FindSchools;
import afterbell.enrollment.school.SchoolProblem;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.semester.FindSemesters;
import afterbell.enrollment.signup.model.Seed;
import afterbell.enrollment.signup.model.SignUp;
import afterbell.enrollment.signup.model.SignUp.Announcing;
import afterbell.enrollment.signup.model.Terms;
import afterbell.enrollment.signup.store.SignUps;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;
import afterbell.web.version.IfMatch;

/**
 * A school announces when guardians can apply and how many places there are (R1, R2), and binds itself to a seed that
 * nobody knows (R7). The seed is made once: announcing again, or otherwise, leaves it as it is.
 */
@Service
public class AnnouncingSignUp {
    private final FindSchools findSchools;
    private final FindSemesters findSemesters;
    private final SignUps signUps;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AnnouncingSignUp(FindSchools findSchools, FindSemesters findSemesters, SignUps signUps, AuditLog audit,
            Clock clock) {
        this.findSchools = findSchools;
        this.findSemesters = findSemesters;
        this.signUps = signUps;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param seen version that the caller has seen, needed for a change
     * @throws ProblemException if school, semester or a group are not known, the school is not the caller's, or the
     *                          times do not allow it
     */
    public Versioned<SignUp> announce(Intake intake, Terms terms, IfMatch seen, Caller caller) {
        var school = findSchools.one(intake.schoolId());
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        findSemesters.one(intake.semesterId());
        check(school.state(), terms);
        var known = signUps.find(intake);
        var saved = known.isPresent()
                ? change(intake, known.get(), terms, seen)
                : announce(intake, terms)
                        .orElseGet(() -> change(intake, signUps.find(intake).orElseThrow(), terms, seen));
        audit.decided(caller, "sign-up.announced", new Subject("sign-up", intake.key(), school.id()), saved.version(),
                "R7", null);
        return saved;
    }

    /** @return empty when somebody else has announced it meanwhile */
    private Optional<Versioned<SignUp>> announce(Intake intake, Terms terms) {
        var seed = Seed.random(random);
        var announced = inForce(SignUp.announce(terms, seed.hash(), clock.instant()));
        try {
            return Optional.of(signUps.announce(intake, announced, seed));
        } catch (OptimisticLockingFailureException e) {
            return Optional.empty();
        }
    }

    private Versioned<SignUp> change(Intake intake, Versioned<SignUp> known, Terms terms, IfMatch seen) {
        if (known.state().terms().equals(terms)) {
            return known;
        }
        seen.require(known.version());
        return signUps.save(intake, known,
                inForce(known.state().change(terms, clock.instant().truncatedTo(ChronoUnit.MILLIS))));
    }

    private static SignUp inForce(Announcing outcome) {
        return switch (outcome) {
            case Announcing.InForce(SignUp signUp) -> signUp;
            case Announcing.Backwards() -> throw new ProblemException(SignUpProblem.BACKWARDS);
            case Announcing.ClosesInThePast() -> throw new ProblemException(SignUpProblem.CLOSES_IN_THE_PAST);
            case Announcing.ClosedAlready() -> throw new ProblemException(SignUpProblem.SHUT);
        };
    }

    private static void check(School school, Terms terms) {
        var seen = new HashSet<String>();
        for (var group : terms.groups()) {
            if (school.group(group.groupId()).isEmpty()) {
                throw new ProblemException(SchoolProblem.GROUP_UNKNOWN);
            }
            if (!seen.add(group.groupId())) {
                throw new ProblemException(SignUpProblem.GROUP_TWICE);
            }
        }
    }
}

package afterbell.enrollment.signup;

import java.util.Optional;

import org.springframework.stereotype.Service;

import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.school.FindSchools;
import afterbell.enrollment.signup.model.SignUp;
import afterbell.enrollment.signup.store.SignUps;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;

/** Finds sign-ups: what of them is known at a time is public (R22). */
@Service
public class FindSignUps {
    private final FindSchools findSchools;
    private final SignUps signUps;

    FindSignUps(FindSchools findSchools, SignUps signUps) {
        this.findSchools = findSchools;
        this.signUps = signUps;
    }

    /** @throws ProblemException if the school is not known or has announced none for the intake */
    public Versioned<SignUp> one(Intake intake) {
        findSchools.one(intake.schoolId());
        return of(intake).orElseThrow(() -> new ProblemException(SignUpProblem.UNKNOWN));
    }

    /** @return empty where the school announced none: then it takes applications at any time */
    public Optional<Versioned<SignUp>> of(Intake intake) {
        return signUps.find(intake);
    }
}

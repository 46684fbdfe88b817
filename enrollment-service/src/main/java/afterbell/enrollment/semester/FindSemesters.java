package afterbell.enrollment.semester;

import org.springframework.stereotype.Service;

import afterbell.enrollment.semester.model.Semester;
import afterbell.enrollment.semester.store.Semesters;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;

/** Finds semesters: everybody may know when school is. */
@Service
public class FindSemesters {
    private final Semesters semesters;

    FindSemesters(Semesters semesters) {
        this.semesters = semesters;
    }

    /** @throws ProblemException if the bureau has set no such semester */
    public Versioned<Semester> one(String semesterId) {
        return semesters.find(semesterId)
                .orElseThrow(() -> new ProblemException(SemesterProblem.SEMESTER_UNKNOWN));
    }
}

package afterbell.enrollment.place;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

import org.springframework.stereotype.Component;

import afterbell.enrollment.City;
import afterbell.enrollment.semester.FindSemesters;
import afterbell.web.problem.ProblemException;

/** Families plan days to come: what has passed is attendance's to say. */
@Component
class PlannedDays {
    private final FindSemesters findSemesters;
    private final Clock clock;

    PlannedDays(FindSemesters findSemesters, Clock clock) {
        this.findSemesters = findSemesters;
        this.clock = clock;
    }

    LocalDate today() {
        return City.today(clock);
    }

    /** @throws ProblemException if the day has passed, or lies outside the semester */
    void require(String semesterId, LocalDate day) {
        if (day.isBefore(today())) {
            throw new ProblemException(PlaceProblem.DAY_PAST, Map.of("day", day.toString()));
        }
        if (!findSemesters.one(semesterId).state().contains(day)) {
            throw new ProblemException(PlaceProblem.PLACE_OUTSIDE_SEMESTER, Map.of("day", day.toString()));
        }
    }
}

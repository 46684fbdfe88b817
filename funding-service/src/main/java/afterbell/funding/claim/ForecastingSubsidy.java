package afterbell.funding.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;

import afterbell.funding.claim.model.Counted;
import afterbell.funding.claim.model.Forecast;
import afterbell.funding.semester.SemesterProblem;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.store.Semesters;
import afterbell.web.problem.ProblemException;

/** Forecasts what a semester's subsidy will come to, from what was served until a day (R16). Changes nothing. */
@Service
public class ForecastingSubsidy {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final Semesters semesters;
    private final CountingServedPupils counting;
    private final Clock clock;

    ForecastingSubsidy(Semesters semesters, CountingServedPupils counting, Clock clock) {
        this.semesters = semesters;
        this.counting = counting;
        this.clock = clock;
    }

    /**
     * @param asOf   the last day that was counted
     * @param passed service days until then
     * @param schools by school id
     */
    public record Found(PublishedSemester semester, LocalDate asOf, int passed, List<OfSchool> schools) {
        public Found {
            schools = List.copyOf(schools);
        }
    }

    /**
     * @param soFar    what the policy gives for the days that have passed
     * @param forecast what it will give if the rest is like them
     */
    public record OfSchool(String schoolId, Counted soFar, Counted forecast) {}

    /**
     * @param asOf the last day to count, empty for today
     * @throws ProblemException for a semester that the bureau has not set
     */
    public Found forecast(String semesterId, Optional<LocalDate> asOf) {
        var semester = semesters.find(semesterId)
                .orElseThrow(() -> new ProblemException(SemesterProblem.SEMESTER_UNKNOWN));
        var today = LocalDate.ofInstant(clock.instant(), CITY);
        var day = asOf.filter(it -> it.isBefore(today)).orElse(today);
        var passed = Forecast.until(semester, day);
        return new Found(semester, day, passed.serviceDays().size(), counting.count(passed)
                .bySchool()
                .entrySet()
                .stream()
                .map(school -> new OfSchool(school.getKey(), Forecast.soFar(semester, day, school.getValue()),
                        Forecast.atTheEnd(semester, day, school.getValue())))
                .toList());
    }
}

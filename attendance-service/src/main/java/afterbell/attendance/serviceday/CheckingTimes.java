package afterbell.attendance.serviceday;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;

import afterbell.attendance.serviceday.model.Period;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.serviceday.model.TimeRefusal;
import afterbell.web.problem.ProblemException;

/** Refuses days and times at which nothing can have happened. */
@Service
public class CheckingTimes {
    private final Clock clock;

    CheckingTimes(Clock clock) {
        this.clock = clock;
    }

    /** @return now, to the millisecond */
    public Instant now() {
        return ServiceTime.kept(clock.instant());
    }

    /** @throws ProblemException {@code attendance.day-to-come} (R10) */
    public void requireDay(LocalDate day) {
        refuse(ServiceTime.refusal(day, now()));
    }

    /** @throws ProblemException if the time is on another day of the city, or to come */
    public void require(LocalDate day, Instant at) {
        refuse(ServiceTime.refusal(day, at, now()));
    }

    /** @throws ProblemException {@code attendance.period-invalid} */
    public void require(Period period) {
        if (!period.isBounded()) {
            throw new ProblemException(ServiceDayProblem.PERIOD_INVALID, Map.of("most", Period.MOST_DAYS));
        }
    }

    private static void refuse(Optional<TimeRefusal> refusal) {
        refusal.ifPresent(reason -> {
            throw new ProblemException(ServiceDayProblem.of(reason));
        });
    }
}

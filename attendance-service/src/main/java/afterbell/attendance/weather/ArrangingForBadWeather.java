package afterbell.attendance.weather;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.plan.model.ServicePlan;
import afterbell.attendance.plan.store.Plans;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.ServiceDayProblem;
import afterbell.attendance.serviceday.store.Calendars;
import afterbell.attendance.weather.model.WeatherDay;
import afterbell.attendance.weather.model.WeatherDay.Arranged;
import afterbell.attendance.weather.model.WeatherDay.Weather;
import afterbell.attendance.weather.store.WeatherDays;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Puts every outdoor offering of a school's day on what its plan says for bad weather (R29). */
@Service
public class ArrangingForBadWeather {
    private static final int MOST_RACES = 5;

    private final WeatherDays days;
    private final Calendars calendars;
    private final Plans plans;
    private final CheckingTimes times;

    ArrangingForBadWeather(WeatherDays days, Calendars calendars, Plans plans, CheckingTimes times) {
        this.days = days;
        this.calendars = calendars;
        this.plans = plans;
        this.times = times;
    }

    /** @throws ProblemException for a day without service (R10) */
    public Arranged arrange(String schoolId, LocalDate date, Weather weather, Instant at, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN, Role.EDUCATION_BUREAU);
        times.require(date, at);
        return Conflicts.lookAgain(MOST_RACES, () -> arrangeOnce(schoolId, date, weather, at));
    }

    /**
     * Arranges for what the weather office warns of, at a school that has service on that day.
     *
     * @return whether there was anything to arrange, now or before
     */
    boolean arrangeAsWarned(String schoolId, LocalDate date, Weather weather, Instant at) {
        if (calendars.semesterOf(schoolId, date).isEmpty()) {
            return false;
        }
        Conflicts.lookAgain(MOST_RACES, () -> arrangeOnce(schoolId, date, weather, at));
        return true;
    }

    private Arranged arrangeOnce(String schoolId, LocalDate date, Weather weather, Instant at) {
        var day = days.load(schoolId, date);
        return day.state().said(weather, at).orElseGet(() -> {
            if (day.state().isFull()) {
                throw new ProblemException(WeatherProblem.TOO_MANY_TURNS, Map.of("most", WeatherDay.MOST));
            }
            String semester = calendars.semesterOf(schoolId, date)
                    .orElseThrow(() -> new ProblemException(ServiceDayProblem.NO_SERVICE_DAY));
            var offerings = plans.find(schoolId, semester).map(ServicePlan::outdoor).orElse(List.of());
            var arranged = new Arranged(weather, at, offerings);
            days.save(day, day.state().turned(arranged), arranged);
            return arranged;
        });
    }
}

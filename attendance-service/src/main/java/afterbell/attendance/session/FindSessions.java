package afterbell.attendance.session;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;

import afterbell.attendance.rota.store.Rota;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.ServiceDayProblem;
import afterbell.attendance.serviceday.model.Period;
import afterbell.attendance.serviceday.store.Calendars;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.attendance.weather.model.WeatherDay.Arranged;
import afterbell.attendance.weather.store.WeatherDays;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds sessions that have begun. */
@Service
public class FindSessions {
    private static final Role[] READERS = {Role.TEACHER, Role.SCHOOL_ADMIN, Role.GATE_GUARD, Role.SCHOOL_SYSTEM,
        Role.EDUCATION_BUREAU};

    private final Sessions sessions;
    private final Calendars calendars;
    private final Rota rota;
    private final WeatherDays weatherDays;
    private final CheckingTimes times;

    FindSessions(Sessions sessions, Calendars calendars, Rota rota, WeatherDays weatherDays, CheckingTimes times) {
        this.sessions = sessions;
        this.calendars = calendars;
        this.rota = rota;
        this.weatherDays = weatherDays;
        this.times = times;
    }

    /** @throws ProblemException if it has not begun, or the school is not in the caller's scope */
    public Versioned<Begun> one(SessionId id, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), READERS);
        return sessions.find(id).orElseThrow(() -> new ProblemException(SessionProblem.NOT_FOUND));
    }

    /** @return ids of the workers whom the rota names and who have never signed on (R20) */
    public List<String> missing(Begun session) {
        return rota.find(session.id().value())
                .workerIds()
                .stream()
                .filter(worker -> session.dutyOf(worker).isEmpty())
                .sorted()
                .toList();
    }

    /** @return the bad weather to which the session is switched (R29) */
    public Optional<Arranged> badWeather(Begun session) {
        return weatherDays.arrangedFor(session.id().schoolId(), session.id().date());
    }

    /** @return the school's sessions, the earliest first */
    public Page<Versioned<Begun>> ofSchool(String schoolId, Period period, Cursor cursor, PageLimit limit,
            Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        times.require(period);
        var found = sessions.ofSchool(schoolId, period, cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.id()));
    }

    /**
     * Why there is no open session to act in.
     *
     * @return {@code attendance.no-service-day} (R10) or {@code attendance.session-not-open} (R31)
     */
    public ProblemException notOpen(SessionId id, Optional<Begun> session) {
        boolean served = session.isPresent() || calendars.semesterOf(id.schoolId(), id.date()).isPresent();
        return new ProblemException(served ? SessionProblem.NOT_OPEN : ServiceDayProblem.NO_SERVICE_DAY);
    }
}

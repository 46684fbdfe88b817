package afterbell.enrollment.schoolday;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import afterbell.enrollment.City;
import afterbell.enrollment.school.FindSchools;
import afterbell.enrollment.schoolday.model.DayOff;
import afterbell.enrollment.schoolday.model.SchoolCalendar;
import afterbell.enrollment.schoolday.model.SchoolCalendar.Closing;
import afterbell.enrollment.schoolday.store.SchoolCalendars;
import afterbell.enrollment.semester.FindSemesters;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** A school says on which days of a semester it is closed itself (R10). */
@Service
public class SettingDaysOff {
    private final FindSchools findSchools;
    private final FindSemesters findSemesters;
    private final SchoolCalendars calendars;
    private final AuditLog audit;
    private final Clock clock;

    SettingDaysOff(FindSchools findSchools, FindSemesters findSemesters, SchoolCalendars calendars, AuditLog audit,
            Clock clock) {
        this.findSchools = findSchools;
        this.findSemesters = findSemesters;
        this.calendars = calendars;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param daysOff all of them
     * @throws ProblemException if the school or the semester is not known or the school not the caller's, or a day is
     *                          past, outside the semester or named twice
     */
    public Versioned<SchoolCalendar> set(String schoolId, String semesterId, List<DayOff> daysOff, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        if (daysOff.stream().map(DayOff::date).distinct().count() < daysOff.size()) {
            throw new ProblemException(SchoolDayProblem.DAY_OFF_TWICE);
        }
        var semester = DerivingCalendars.cityTerm(findSemesters.one(semesterId).state());
        var calendar = calendars.load(schoolId);
        return switch (calendar.state().close(semester, daysOff, City.today(clock))) {
            case Closing.DayIsPast(LocalDate day) -> throw new ProblemException(SchoolDayProblem.DAY_OFF_PAST,
                    Map.of("day", day.toString()));
            case Closing.OutsideTheSemester(LocalDate day) -> throw new ProblemException(
                    SchoolDayProblem.DAY_OFF_OUTSIDE, Map.of("day", day.toString()));
            case Closing.Closed(SchoolCalendar closed) -> {
                var saved = calendars.save(calendar, closed);
                audit.decided(caller, "calendar.days-off-set", new Subject("calendar", schoolId, schoolId),
                        saved.version(), "R10", semesterId);
                yield saved;
            }
        };
    }
}

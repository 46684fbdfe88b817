package afterbell.enrollment.schoolday;

import java.time.YearMonth;
import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.enrollment.school.FindSchools;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.schoolday.model.Day;
import afterbell.enrollment.schoolday.model.MonthOfDays;
import afterbell.enrollment.schoolday.store.SchoolCalendars;
import afterbell.enrollment.semester.store.Semesters;
import afterbell.web.problem.ProblemException;

/** Finds the days of a month, each with its reason: everybody may know when school is (R10, R22). */
@Service
public class FindCalendars {
    private final FindSchools findSchools;
    private final SchoolCalendars calendars;
    private final Semesters semesters;

    FindCalendars(FindSchools findSchools, SchoolCalendars calendars, Semesters semesters) {
        this.findSchools = findSchools;
        this.calendars = calendars;
        this.semesters = semesters;
    }

    /** A school and its days. */
    public record SchoolMonth(School school, List<Day> days) {}

    public List<Day> ofCity(YearMonth month) {
        return MonthOfDays.ofCity(month, semesters.in(month.atDay(1), month.atEndOfMonth()));
    }

    /** @throws ProblemException if the school is not known */
    public SchoolMonth ofSchool(String schoolId, YearMonth month) {
        var school = findSchools.one(schoolId).state();
        return new SchoolMonth(school, MonthOfDays.ofSchool(month,
                semesters.in(month.atDay(1), month.atEndOfMonth()), calendars.load(schoolId).state()));
    }
}

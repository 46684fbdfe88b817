package afterbell.enrollment.schoolday;

import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.enrollment.SideBySide;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.store.Schools;
import afterbell.enrollment.schoolday.model.SchoolCalendar;
import afterbell.enrollment.schoolday.model.SchoolCalendar.CityTerm;
import afterbell.enrollment.schoolday.store.SchoolCalendars;
import afterbell.enrollment.semester.model.Semester;
import afterbell.enrollment.semester.store.Semesters;
import afterbell.messaging.outbox.Versioned;

/**
 * Derives the schools' calendars from the city's semesters (R10). Whoever saves a semester or a school derives
 * afterwards, so that of two at once the later one sees both.
 */
@Service
public class DerivingCalendars {
    private static final int SCHOOLS_AT_ONCE = 200;

    private final Semesters semesters;
    private final Schools schools;
    private final SchoolCalendars calendars;

    DerivingCalendars(Semesters semesters, Schools schools, SchoolCalendars calendars) {
        this.semesters = semesters;
        this.schools = schools;
        this.calendars = calendars;
    }

    static CityTerm cityTerm(Semester semester) {
        return new CityTerm(semester.semesterId(), semester.first(), semester.last(), semester.days());
    }

    public void ofAllSchools() {
        var city = cityTerms();
        List<Versioned<School>> page = schools.all("", SCHOOLS_AT_ONCE);
        while (!page.isEmpty()) {
            SideBySide.map(page, school -> derive(school.id(), city));
            page = schools.all(page.getLast().id(), SCHOOLS_AT_ONCE);
        }
    }

    public void ofSchool(String schoolId) {
        derive(schoolId, cityTerms());
    }

    private SchoolCalendar derive(String schoolId, List<CityTerm> city) {
        var known = calendars.load(schoolId);
        var derived = known.state().derive(city);
        calendars.save(known, derived);
        return derived;
    }

    private List<CityTerm> cityTerms() {
        return semesters.newest(SchoolCalendar.MOST_TERMS).stream().map(DerivingCalendars::cityTerm).toList();
    }
}

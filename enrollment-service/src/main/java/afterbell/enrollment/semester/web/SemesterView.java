package afterbell.enrollment.semester.web;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

import afterbell.enrollment.semester.model.Policy;
import afterbell.enrollment.semester.model.Semester;
import afterbell.messaging.outbox.Versioned;

/**
 * A semester as its readers see it.
 *
 * @param serviceDays how many days
 * @param days        the school days of the city in order
 * @param holidays    legal holidays and make-up working days in the semester
 */
record SemesterView(String semesterId, long version, LocalDate first, LocalDate last, int serviceDays,
        List<LocalDate> days, List<HolidayView> holidays, Policy policy) {

    record HolidayView(String name, LocalDate date, @JsonProperty("isOffDay") boolean isOffDay) {}

    static SemesterView of(Versioned<Semester> versioned) {
        var semester = versioned.state();
        return new SemesterView(semester.semesterId(), versioned.version(), semester.first(), semester.last(),
                semester.days().size(), semester.days(),
                semester.holidays().stream().map(it -> new HolidayView(it.name(), it.date(), it.off())).toList(),
                semester.policy());
    }
}

package afterbell.enrollment.semester.web;

import java.time.LocalDate;
import java.util.List;

import afterbell.enrollment.semester.model.Policy;
import afterbell.enrollment.semester.model.Semester;
import afterbell.messaging.outbox.Versioned;

/**
 * A semester as its readers see it.
 *
 * @param serviceDays how many days
 * @param days        the school days of the city in order
 */
record SemesterView(String semesterId, long version, LocalDate first, LocalDate last, int serviceDays,
        List<LocalDate> days, Policy policy) {

    static SemesterView of(Versioned<Semester> versioned) {
        var semester = versioned.state();
        return new SemesterView(semester.semesterId(), versioned.version(), semester.first(), semester.last(),
                semester.days().size(), semester.days(), semester.policy());
    }
}

package afterbell.contracts.enrollment.calendar.v1;

import java.util.List;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.service-days-set.v1", about = "The service days of a school: the city's, less the days that the school itself is closed; carries the whole state.")
public record ServiceDaysSet(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Each semester once, at most 20") List<SemesterDays> semesters) implements CalendarFact {}

package afterbell.contracts.enrollment.calendar.v1;

import java.time.LocalDate;
import java.util.List;

import afterbell.contracts.Meaning;

/** A school's service days in one semester. */
public record SemesterDays(@Meaning("For example 2021-autumn") String semesterId,
        @Meaning("In order, at most 200") List<LocalDate> serviceDays) {}

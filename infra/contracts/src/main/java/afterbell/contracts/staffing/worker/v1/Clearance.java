package afterbell.contracts.staffing.worker.v1;

import java.time.LocalDate;

import afterbell.contracts.Meaning;

/** Days on which a worker may serve at a school (R24, R25). */
public record Clearance(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("First day") LocalDate from,
        @Meaning("Last day") LocalDate until) {}

package afterbell.contracts.staffing.institution.v1;

import java.time.LocalDate;

import afterbell.contracts.Meaning;

/** Days on which an institution is accepted, both ends included. */
public record AcceptedPeriod(@Meaning("First day") LocalDate from, @Meaning("Last day") LocalDate until) {}

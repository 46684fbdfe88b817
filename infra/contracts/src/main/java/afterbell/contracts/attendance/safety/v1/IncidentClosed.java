package afterbell.contracts.attendance.safety.v1;

import java.time.Instant;
import java.time.LocalDate;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.incident-closed.v1", about = "All that had to follow an incident is done (R28).")
public record IncidentClosed(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the incident") String incidentId,
        @Meaning("The day on which it happened, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("How grave it was") Severity severity,
        @Meaning("Number of things that were done") int actions,
        @Meaning("When it was closed, UTC") Instant at) implements SafetyFact {}

package afterbell.contracts.attendance.safety.v1;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.incident-reported.v1", about = "Something has happened that endangered or hurt somebody (R28). What it was stays with the school.")
public record IncidentReported(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the incident") String incidentId,
        @Meaning("The day on which it happened, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Of what kind") IncidentKind kind,
        @Meaning("How grave") Severity severity,
        @Meaning("Opaque ids of the groups concerned, at most 50") List<String> groupIds,
        @Meaning("Number of pupils concerned") int pupils,
        @Meaning("When it happened, UTC") Instant at) implements SafetyFact {}

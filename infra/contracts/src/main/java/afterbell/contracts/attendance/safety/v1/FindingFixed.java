package afterbell.contracts.attendance.safety.v1;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.finding-fixed.v1", about = "What a safety check had found is put right (R28).")
public record FindingFixed(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the check") String checkId,
        @Meaning("The day on which it was put right, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("What was checked") SafetyArea area,
        @Meaning("The checklist's point") String point,
        @Meaning("Whether that was after the deadline") boolean late,
        @Meaning("Findings of the check that are still open") int open,
        @Meaning("Earliest deadline of those; absent when none is open") @Nullable LocalDate due,
        @Meaning("When it was put right, UTC") Instant at) implements SafetyFact {}

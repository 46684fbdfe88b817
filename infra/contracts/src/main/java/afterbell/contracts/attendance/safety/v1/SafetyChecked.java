package afterbell.contracts.attendance.safety.v1;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.safety-checked.v1", about = "A school has checked one of the four areas of safety (R28).")
public record SafetyChecked(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the check") String checkId,
        @Meaning("The day of the check, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("What was checked") SafetyArea area,
        @Meaning("Points of the checklist that were in order") int passed,
        @Meaning("Points that were not, each with a deadline") int findings,
        @Meaning("Earliest deadline; absent without findings") @Nullable LocalDate due,
        @Meaning("When it was checked, UTC") Instant at) implements SafetyFact {}

package afterbell.contracts.attendance.safety.v1;

import java.time.Instant;
import java.time.LocalDate;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.pickup-code-reused.v1", about = "A pickup code was shown again for a pupil who had left by it (R31).")
public record PickupCodeReused(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the group") String groupId,
        @Meaning("Opaque id of the pupil, one in the whole city") String pupilId,
        @Meaning("Opaque id of the adult for whom the code was given out") String adultId,
        @Meaning("Opaque id of the code") String codeId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("When it happened, UTC") Instant at) implements SafetyFact {}

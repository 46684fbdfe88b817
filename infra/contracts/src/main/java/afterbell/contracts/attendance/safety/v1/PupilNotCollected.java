package afterbell.contracts.attendance.safety.v1;

import java.time.Instant;
import java.time.LocalDate;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.pupil-not-collected.v1", about = "A pupil was still in the school's care at the end of the service (R31).")
public record PupilNotCollected(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the group") String groupId,
        @Meaning("Opaque id of the pupil, one in the whole city") String pupilId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("When it happened, UTC") Instant at) implements SafetyFact {}

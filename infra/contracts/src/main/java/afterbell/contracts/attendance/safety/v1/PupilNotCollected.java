package afterbell.contracts.attendance.safety.v1;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.pupil-not-collected.v1", about = "A pupil was still in the school's care at the end of the service (R31). Once per pupil and level, until the pupil is released.")
public record PupilNotCollected(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the group") String groupId,
        @Meaning("Opaque id of the pupil, one in the whole city") String pupilId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("When it was told, UTC") Instant at,
        @Meaning("How far it is escalated: 1 guards and school, 2 guardians as well, 3 the bureau as well; absent means 1") @Nullable Integer level,
        @Meaning("When this level was due, UTC; the fact is late when it was told much later; absent means then") @Nullable Instant due)
        implements SafetyFact {}

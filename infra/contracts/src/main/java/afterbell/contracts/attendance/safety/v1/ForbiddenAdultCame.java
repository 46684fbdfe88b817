package afterbell.contracts.attendance.safety.v1;

import java.time.Instant;
import java.time.LocalDate;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.forbidden-adult-came.v1", about = "An adult who must not collect the pupil tried to (R31).")
public record ForbiddenAdultCame(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the group") String groupId,
        @Meaning("Opaque id of the pupil, one in the whole city") String pupilId,
        @Meaning("Opaque id of the adult") String adultId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("When it happened, UTC") Instant at) implements SafetyFact {}

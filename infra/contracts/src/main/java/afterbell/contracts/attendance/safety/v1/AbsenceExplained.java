package afterbell.contracts.attendance.safety.v1;

import java.time.Instant;
import java.time.LocalDate;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.absence-explained.v1", about = "Where a pupil is who was absent unexplained is known: nobody looks for the child any more (R31).")
public record AbsenceExplained(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the group") String groupId,
        @Meaning("Opaque id of the pupil, one in the whole city") String pupilId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("What has become known") Explanation explanation,
        @Meaning("When it happened, UTC") Instant at) implements SafetyFact {}

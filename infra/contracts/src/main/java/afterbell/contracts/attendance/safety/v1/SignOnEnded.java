package afterbell.contracts.attendance.safety.v1;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.sign-on-ended.v1", about = "A worker who was signed on to an open session may serve no longer (R25): the sign-on has ended, and the children in the worker's care are to be taken over (R31). Once per worker and session.")
public record SignOnEnded(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("Opaque id of the worker, one in the whole city") String workerId,
        @Meaning("Opaque ids of the groups with children in the worker's care, none when there were none") List<String> groupIds,
        @Meaning("Children in the worker's care when it ended") int pupils,
        @Meaning("When it happened, UTC") Instant at) implements SafetyFact {}

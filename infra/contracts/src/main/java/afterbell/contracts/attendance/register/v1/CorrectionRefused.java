package afterbell.contracts.attendance.register.v1;

import java.time.Instant;
import java.time.LocalDate;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.correction-refused.v1", about = "The bureau refused what a school asked to correct; the register stays as it is.")
public record CorrectionRefused(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the group") String groupId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("Number of the request") int number,
        @Meaning("When it happened, UTC") Instant at) implements RegisterFact {}

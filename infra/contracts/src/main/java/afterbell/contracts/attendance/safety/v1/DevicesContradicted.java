package afterbell.contracts.attendance.safety.v1;

import java.time.Instant;
import java.time.LocalDate;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.devices-contradicted.v1", about = "What devices have told of a pupil cannot all be, or may not be: a person must look (R31).")
public record DevicesContradicted(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the group") String groupId,
        @Meaning("Opaque id of the pupil, one in the whole city") String pupilId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("The slot of the day") Slot slot,
        @Meaning("What is wrong, such as RELEASED_TO_TWO: one word; readers pass over words they do not know") String matter,
        @Meaning("When it was seen, UTC") Instant at) implements SafetyFact {}

package afterbell.contracts.attendance.register.v1;

import java.time.LocalDate;
import java.util.List;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.pupils-released.v1", about = "Pupils left the school's care; lists each (R31).")
public record PupilsReleased(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the group") String groupId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("1 to 50") List<Release> releases) implements RegisterFact {}

package afterbell.contracts.attendance.register.v1;

import java.time.LocalDate;
import java.util.List;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.pupils-checked-in.v1", about = "Pupils came one by one, before their group's roll was called or after it; lists each (R31).")
public record PupilsCheckedIn(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the group") String groupId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("1 to 50") List<Arrival> arrivals) implements RegisterFact {}

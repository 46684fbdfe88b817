package afterbell.contracts.attendance.duty.v1;

import java.time.LocalDate;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.duty-served.v1", about = "A worker has served; time before dismissal and after 18:00 is not in it. A later fact of the same worker, day and slot replaces an earlier one (R19).")
public record DutyServed(@Meaning("Opaque id of the worker, one in the whole city") String workerId,
        @Meaning("Opaque id of the school") String schoolId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("Minutes served between dismissal and 18:00") int minutes) implements DutyFact {}

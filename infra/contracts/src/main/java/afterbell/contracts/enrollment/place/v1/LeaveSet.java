package afterbell.contracts.enrollment.place.v1;

import java.time.LocalDate;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.leave-set.v1", about = "A pupil with a place is on leave on some days and not expected; carries the whole leave, which may grow shorter or be taken back.")
public record LeaveSet(@Meaning("Opaque id of the pupil, one in the whole city") String pupilId,
        @Meaning("Opaque id of the school") String schoolId, @Meaning("Opaque id of the group") String groupId,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("Semester of the place") String semesterId,
        @Meaning("Opaque id of the leave; told again, it replaces what was told before") String leaveId,
        @Meaning("First day of the leave, Asia/Shanghai") LocalDate from,
        @Meaning("First day after the leave; equal to the first day: the leave was taken back") LocalDate until)
        implements PlaceFact {}

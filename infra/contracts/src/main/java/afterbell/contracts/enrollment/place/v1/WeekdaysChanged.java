package afterbell.contracts.enrollment.place.v1;

import java.time.LocalDate;
import java.util.List;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.weekdays-changed.v1", about = "From a day on the pupil comes on other weekdays; replaces what was told of that day and later ones.")
public record WeekdaysChanged(@Meaning("Opaque id of the pupil, one in the whole city") String pupilId,
        @Meaning("Opaque id of the school") String schoolId, @Meaning("Opaque id of the group") String groupId,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("Semester of the place") String semesterId,
        @Meaning("First day of the new week, Asia/Shanghai") LocalDate from,
        @Meaning("In order; on a make-up day at a weekend everybody comes") List<Weekday> weekdays)
        implements PlaceFact {}

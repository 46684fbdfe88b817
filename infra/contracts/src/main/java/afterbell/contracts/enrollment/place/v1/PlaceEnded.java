package afterbell.contracts.enrollment.place.v1;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.place-ended.v1", about = "A pupil's place has ended: from that day on the pupil is not expected there any more (R2, R6).")
public record PlaceEnded(@Meaning("Opaque id of the pupil, one in the whole city") String pupilId,
        @Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the group") String groupId,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("First day without the place, Asia/Shanghai") LocalDate until,
        @Meaning("Why it ended") EndReason reason,
        @Meaning("Semester of the place; told of every place ended since the field exists") @Nullable String semesterId)
        implements PlaceFact {}

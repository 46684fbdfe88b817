package afterbell.contracts.enrollment.place.v1;

import java.time.LocalDate;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.place-granted.v1", about = "A pupil of the school's roll holds a place in a group from a day on (R6).")
public record PlaceGranted(@Meaning("Opaque id of the pupil") String pupilId,
        @Meaning("Opaque id of the school") String schoolId, @Meaning("Opaque id of the group") String groupId,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("First service day of the place, Asia/Shanghai") LocalDate from) implements PlaceFact {}

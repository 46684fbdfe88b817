package afterbell.contracts.enrollment.place.v1;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.place-granted.v1", about = "A pupil of the school's roll holds a place in a group from a day on (R6), and no longer than the semester lasts.")
public record PlaceGranted(@Meaning("Opaque id of the pupil") String pupilId,
        @Meaning("Opaque id of the school") String schoolId, @Meaning("Opaque id of the group") String groupId,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("First service day of the place, Asia/Shanghai") LocalDate from,
        @Meaning("Semester with whose last service day the place ends; told of every place granted since the field exists") @Nullable String semesterId,
        @Meaning("On which weekdays the pupil comes, in order; on a make-up day at a weekend everybody does; absent: on all") @Nullable List<Weekday> weekdays)
        implements PlaceFact {}

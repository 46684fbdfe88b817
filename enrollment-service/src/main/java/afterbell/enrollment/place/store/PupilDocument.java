package afterbell.enrollment.place.store;

import java.time.LocalDate;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.enrollment.place.model.Pupil.Placed;

/** A pupil on disk. */
record PupilDocument(@Field("sc") String schoolId, @Field("g") String groupId, @Field("r") String rosterId,
        @Field("n") String name, @Field("gr") int grade, @Field("f") String from) {

    static PupilDocument of(Placed pupil) {
        return new PupilDocument(pupil.schoolId(), pupil.groupId(), pupil.rosterId(), pupil.name(), pupil.grade(),
                pupil.from().toString());
    }

    Placed toPupil(String pupilId) {
        return new Placed(pupilId, schoolId, groupId, rosterId, name, grade, LocalDate.parse(from));
    }
}

package afterbell.funding.place.store;

import java.time.LocalDate;
import java.util.List;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.place.model.PupilPlaces;
import afterbell.funding.place.model.PupilPlaces.Change;

/** A pupil's places on disk. */
record PlacesDocument(@Field("c") List<ChangeDocument> changes) {

    /** @param day days since 1970-01-01 */
    record ChangeDocument(@Field("q") long sequence, @Field("sc") String schoolId, @Field("g") String groupId,
            @Field("k") boolean granted, @Field("d") int day) {
        static ChangeDocument of(Change change) {
            return new ChangeDocument(change.sequence(), change.schoolId(), change.groupId(), change.granted(),
                    Math.toIntExact(change.day().toEpochDay()));
        }

        Change toChange() {
            return new Change(sequence, schoolId, groupId, granted, LocalDate.ofEpochDay(day));
        }
    }

    static PlacesDocument of(PupilPlaces places) {
        return new PlacesDocument(places.changes().stream().map(ChangeDocument::of).toList());
    }

    PupilPlaces toPlaces(String pupilId) {
        return new PupilPlaces(pupilId, changes.stream().map(ChangeDocument::toChange).toList());
    }
}

package afterbell.attendance.group.store;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.group.model.Group;
import afterbell.attendance.group.model.Group.PlaceKey;
import afterbell.attendance.group.model.PlaceHistory;
import afterbell.attendance.group.model.PlaceHistory.Change;
import afterbell.attendance.group.model.Slot;

/** A group on disk. */
record GroupDocument(@Field("sc") String schoolId, @Field("p") List<PlaceDocument> places) {

    record PlaceDocument(@Field("p") String pupilId, @Field("sl") Slot slot,
            @Field("h") List<ChangeDocument> history) {}

    /** A granted place has a first day, an ended one a first day without it. */
    record ChangeDocument(@Nullable @Field("f") String from, @Nullable @Field("u") String until,
            @Field("q") long sequence) {
        static ChangeDocument of(Change change) {
            return switch (change) {
                case Change.Granted(LocalDate from, long sequence) -> new ChangeDocument(from.toString(), null,
                        sequence);
                case Change.Ended(LocalDate until, long sequence) -> new ChangeDocument(null, until.toString(),
                        sequence);
            };
        }

        Change toChange() {
            if (from != null) {
                return new Change.Granted(LocalDate.parse(from), sequence);
            }
            if (until != null) {
                return new Change.Ended(LocalDate.parse(until), sequence);
            }
            throw new IllegalStateException("A stored place tells neither a beginning nor an end");
        }
    }

    static GroupDocument of(Group group) {
        return new GroupDocument(group.schoolId(), group.places()
                .entrySet()
                .stream()
                .map(entry -> new PlaceDocument(entry.getKey().pupilId(), entry.getKey().slot(),
                        entry.getValue().changes().stream().map(ChangeDocument::of).toList()))
                .toList());
    }

    Group toGroup(String groupId) {
        return new Group(groupId, schoolId, places.stream()
                .collect(Collectors.toMap(place -> new PlaceKey(place.pupilId(), place.slot()),
                        place -> new PlaceHistory(place.history().stream().map(ChangeDocument::toChange).toList()))));
    }
}

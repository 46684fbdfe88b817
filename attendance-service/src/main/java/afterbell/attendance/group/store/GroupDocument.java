package afterbell.attendance.group.store;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.group.model.Group;
import afterbell.attendance.group.model.Group.Place;
import afterbell.attendance.group.model.Group.PlaceKey;
import afterbell.attendance.group.model.Slot;

/** A group on disk. */
record GroupDocument(@Field("sc") String schoolId, @Field("p") List<PlaceDocument> places) {

    record PlaceDocument(@Field("p") String pupilId, @Field("sl") Slot slot, @Field("f") String from,
            @Nullable @Field("u") String until, @Field("q") long sequence) {}

    static GroupDocument of(Group group) {
        return new GroupDocument(group.schoolId(),
                group.places()
                        .entrySet()
                        .stream()
                        .map(entry -> new PlaceDocument(entry.getKey().pupilId(),
                                entry.getKey().slot(), entry.getValue().from().toString(),
                                text(entry.getValue().until()), entry.getValue().sequence()))
                        .toList());
    }

    Group toGroup(String groupId) {
        return new Group(groupId, schoolId, places.stream()
                .collect(Collectors.toMap(
                        place -> new PlaceKey(place.pupilId(), place.slot()),
                        place -> new Place(LocalDate.parse(place.from()), day(place.until()), place.sequence()))));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}

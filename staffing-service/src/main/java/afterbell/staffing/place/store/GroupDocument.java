package afterbell.staffing.place.store;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.staffing.place.model.Group;
import afterbell.staffing.place.model.Group.Place;
import afterbell.staffing.place.model.Group.PlaceKey;
import afterbell.staffing.place.model.Slot;

/** A group on disk. */
record GroupDocument(@Field("sc") String schoolId, @Field("p") List<PlaceDocument> places) {

    record PlaceDocument(@Field("p") String pupilId, @Field("sl") Slot slot, @Nullable @Field("f") String from,
            @Field("g") long granted, @Nullable @Field("u") String until, @Field("e") long ended) {

        static PlaceDocument of(PlaceKey key, Place place) {
            return new PlaceDocument(key.pupilId(), key.slot(), text(place.from()), place.granted(),
                    text(place.until()), place.ended());
        }

        Place toPlace() {
            return new Place(day(from), granted, day(until), ended);
        }
    }

    static GroupDocument of(Group group) {
        return new GroupDocument(group.schoolId(),
                group.places()
                        .entrySet()
                        .stream()
                        .map(entry -> PlaceDocument.of(entry.getKey(), entry.getValue()))
                        .toList());
    }

    Group toGroup(String groupId) {
        return new Group(groupId, schoolId, places.stream()
                .collect(Collectors.toMap(place -> new PlaceKey(place.pupilId(), place.slot()),
                        PlaceDocument::toPlace)));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}

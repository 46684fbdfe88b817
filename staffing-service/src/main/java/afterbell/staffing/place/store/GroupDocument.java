package afterbell.staffing.place.store;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.staffing.place.model.Group;
import afterbell.staffing.place.model.Group.PlaceKey;
import afterbell.staffing.place.model.PlaceHistory;
import afterbell.staffing.place.model.PlaceHistory.Change;
import afterbell.staffing.place.model.Slot;

/** A group on disk. */
record GroupDocument(@Field("g") String groupId, @Field("sc") String schoolId, @Field("se") String semesterId,
        @Field("p") List<PlaceDocument> places) {

    record PlaceDocument(@Field("p") String pupilId, @Field("sl") Slot slot,
            @Field("h") List<ChangeDocument> history) {}

    /** What was told, by its kind; what that kind does not tell is null. */
    record ChangeDocument(@Field("k") Kind kind, @Nullable @Field("f") String from, @Nullable @Field("u") String until,
            @Nullable @Field("w") List<DayOfWeek> weekdays, @Nullable @Field("l") String leaveId,
            @Field("q") long sequence) {

        enum Kind {
            GRANTED,
            WEEKDAYS,
            LEAVE,
            ENDED
        }

        static ChangeDocument of(Change change) {
            return switch (change) {
                case Change.Granted it -> new ChangeDocument(Kind.GRANTED, it.from().toString(), null,
                        sorted(it.weekdays()), null, it.sequence());
                case Change.WeekdaysChanged it -> new ChangeDocument(Kind.WEEKDAYS, it.from().toString(), null,
                        sorted(it.weekdays()), null, it.sequence());
                case Change.LeaveSet it -> new ChangeDocument(Kind.LEAVE, it.from().toString(),
                        it.until().toString(), null, it.leaveId(), it.sequence());
                case Change.Ended it -> new ChangeDocument(Kind.ENDED, null, it.until().toString(), null, null,
                        it.sequence());
            };
        }

        Change toChange() {
            return switch (kind) {
                case GRANTED -> new Change.Granted(day(from), told(weekdays), sequence);
                case WEEKDAYS -> new Change.WeekdaysChanged(day(from), told(weekdays), sequence);
                case LEAVE -> new Change.LeaveSet(Objects.requireNonNull(leaveId), day(from), day(until), sequence);
                case ENDED -> new Change.Ended(day(until), sequence);
            };
        }

        private static List<DayOfWeek> sorted(Set<DayOfWeek> weekdays) {
            return weekdays.stream().sorted().toList();
        }

        private static Set<DayOfWeek> told(@Nullable List<DayOfWeek> weekdays) {
            return weekdays == null ? Set.of() : Set.copyOf(weekdays);
        }

        private static LocalDate day(@Nullable String text) {
            return LocalDate.parse(Objects.requireNonNull(text));
        }
    }

    static GroupDocument of(Group group) {
        return new GroupDocument(group.groupId(), group.schoolId(), group.semesterId(), group.places()
                .entrySet()
                .stream()
                .map(entry -> new PlaceDocument(entry.getKey().pupilId(), entry.getKey().slot(),
                        entry.getValue().changes().stream().map(ChangeDocument::of).toList()))
                .toList());
    }

    Group toGroup() {
        return new Group(groupId, schoolId, semesterId, places.stream()
                .collect(Collectors.toMap(place -> new PlaceKey(place.pupilId(), place.slot()),
                        place -> new PlaceHistory(place.history().stream().map(ChangeDocument::toChange).toList()))));
    }
}

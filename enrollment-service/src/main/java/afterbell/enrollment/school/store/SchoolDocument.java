package afterbell.enrollment.school.store;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.place.model.Weekdays;
import afterbell.enrollment.school.model.BadWeather;
import afterbell.enrollment.school.model.Category;
import afterbell.enrollment.school.model.PlanInForce;
import afterbell.enrollment.school.model.PlanInForce.Activity;
import afterbell.enrollment.school.model.Register;
import afterbell.enrollment.school.model.Register.Difference;
import afterbell.enrollment.school.model.RegisterChange;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.model.School.Group;
import afterbell.enrollment.school.model.SchoolCode;
import afterbell.enrollment.school.model.SchoolType;
import afterbell.enrollment.school.model.Setting;

/**
 * A school on disk.
 *
 * @param type   what the code says, for the search
 * @param pieces the name's pieces, for the search
 * @param past   changes of the register, the oldest first
 */
record SchoolDocument(@Field("c") String code, @Field("n") String name, @Field("d") String division,
        @Field("t") @Nullable String town, @Field("k") SchoolType type, @Field("b") List<String> pieces,
        @Field("g") List<GroupDocument> groups, @Field("p") List<PlanDocument> plans,
        @Field("h") List<ChangeDocument> past) {

    record GroupDocument(@Field("i") String groupId, @Field("l") String label) {}

    record ActivityDocument(@Field("i") String offeringId, @Field("c") Category category, @Field("s") Setting setting,
            @Field("w") @Nullable BadWeather badWeather, @Field("g") List<String> groupIds,
            @Field("t") Slot slot, @Field("d") List<DayOfWeek> weekdays, @Field("f") @Nullable String start,
            @Field("u") @Nullable String end, @Field("n") int capacity, @Field("p") int staffNeeded) {

        static ActivityDocument of(Activity it) {
            return new ActivityDocument(it.offeringId(), it.category(), it.setting(), it.badWeather(), it.groupIds(),
                    it.slot(), it.weekdays().inOrder(), text(it.start()), text(it.end()), it.capacity(),
                    it.staffNeeded());
        }

        Activity toActivity() {
            return new Activity(offeringId, category, setting, badWeather, groupIds, slot, Weekdays.of(weekdays),
                    time(start), time(end), capacity, staffNeeded);
        }
    }

    record PlanDocument(@Field("i") String semesterId, @Field("v") int version, @Field("t") TimesDocument times,
            @Field("a") List<ActivityDocument> activities) {

        static PlanDocument of(PlanInForce plan) {
            return new PlanDocument(plan.semesterId(), plan.version(), TimesDocument.of(plan.times()),
                    plan.activities().stream().map(ActivityDocument::of).toList());
        }

        PlanInForce toPlan() {
            return new PlanInForce(semesterId, version, times.toTimes(),
                    activities.stream().map(ActivityDocument::toActivity).toList());
        }
    }

    record DifferenceDocument(@Field("n") String field, @Field("f") @Nullable String from,
            @Field("t") @Nullable String to) {}

    record ChangeDocument(@Field("t") Instant at, @Field("w") String actor,
            @Field("d") List<DifferenceDocument> differences) {

        static ChangeDocument of(RegisterChange it) {
            return new ChangeDocument(it.at(), it.actor(), it.differences()
                    .stream()
                    .map(one -> new DifferenceDocument(one.field(), one.from(), one.to()))
                    .toList());
        }

        RegisterChange toChange() {
            return new RegisterChange(at, actor,
                    differences.stream().map(it -> new Difference(it.field(), it.from(), it.to())).toList());
        }
    }

    static SchoolDocument of(School school, List<ChangeDocument> past) {
        var register = school.register();
        return new SchoolDocument(register.code().value(), register.name(), register.division(), register.town(),
                register.code().type(), NamePieces.of(register.name()),
                school.groups().stream().map(group -> new GroupDocument(group.groupId(), group.label())).toList(),
                school.plans().stream().map(PlanDocument::of).toList(), past);
    }

    School toSchool(String schoolId) {
        return new School(schoolId, new Register(new SchoolCode(code), name, division, town),
                groups.stream().map(group -> new Group(group.groupId(), group.label())).toList(),
                plans.stream().map(PlanDocument::toPlan).toList());
    }

    private static @Nullable String text(@Nullable LocalTime time) {
        return time == null ? null : time.toString();
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        return text == null ? null : LocalTime.parse(text);
    }
}

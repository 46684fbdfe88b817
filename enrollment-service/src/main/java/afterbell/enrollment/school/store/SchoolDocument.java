package afterbell.enrollment.school.store;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.enrollment.school.model.BadWeather;
import afterbell.enrollment.school.model.Category;
import afterbell.enrollment.school.model.PlanInForce;
import afterbell.enrollment.school.model.PlanInForce.Activity;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.model.School.Group;
import afterbell.enrollment.school.model.SchoolCode;
import afterbell.enrollment.school.model.Setting;

/** A school on disk. */
record SchoolDocument(@Field("c") String code, @Field("n") String name, @Field("d") String division,
        @Field("g") List<GroupDocument> groups, @Field("p") @Nullable List<PlanDocument> plans) {

    record GroupDocument(@Field("i") String groupId, @Field("l") String label) {}

    record ActivityDocument(@Field("i") String offeringId, @Field("c") Category category, @Field("s") Setting setting,
            @Field("w") @Nullable BadWeather badWeather, @Field("g") List<String> groupIds) {}

    record PlanDocument(@Field("i") String semesterId, @Field("v") int version, @Field("d") int dismissalMinute,
            @Field("a") List<ActivityDocument> activities) {

        static PlanDocument of(PlanInForce plan) {
            return new PlanDocument(plan.semesterId(), plan.version(), plan.dismissalMinute(), plan.activities()
                    .stream()
                    .map(it -> new ActivityDocument(it.offeringId(), it.category(), it.setting(), it.badWeather(),
                            it.groupIds()))
                    .toList());
        }

        PlanInForce toPlan() {
            return new PlanInForce(semesterId, version, dismissalMinute, activities.stream()
                    .map(it -> new Activity(it.offeringId(), it.category(), it.setting(), it.badWeather(),
                            it.groupIds()))
                    .toList());
        }
    }

    static SchoolDocument of(School school) {
        return new SchoolDocument(school.code().value(), school.name(), school.division(), school.groups()
                .stream()
                .map(group -> new GroupDocument(group.groupId(), group.label()))
                .toList(), school.plans().stream().map(PlanDocument::of).toList());
    }

    School toSchool(String schoolId) {
        return new School(schoolId, new SchoolCode(code), name, division,
                groups.stream().map(group -> new Group(group.groupId(), group.label())).toList(),
                plans == null ? List.of() : plans.stream().map(PlanDocument::toPlan).toList());
    }
}

package afterbell.enrollment.school.store;

import java.util.List;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.model.School.Group;
import afterbell.enrollment.school.model.SchoolCode;

/** A school on disk. */
record SchoolDocument(@Field("c") String code, @Field("n") String name, @Field("d") String division,
        @Field("g") List<GroupDocument> groups) {

    record GroupDocument(@Field("i") String groupId, @Field("l") String label) {}

    static SchoolDocument of(School school) {
        return new SchoolDocument(school.code().value(), school.name(), school.division(), school.groups()
                .stream()
                .map(group -> new GroupDocument(group.groupId(), group.label()))
                .toList());
    }

    School toSchool(String schoolId) {
        return new School(schoolId, new SchoolCode(code), name, division,
                groups.stream().map(group -> new Group(group.groupId(), group.label())).toList());
    }
}

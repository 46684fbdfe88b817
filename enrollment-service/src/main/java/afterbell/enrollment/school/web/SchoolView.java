package afterbell.enrollment.school.web;

import java.util.List;

import afterbell.enrollment.school.model.School;
import afterbell.messaging.outbox.Versioned;

/** A school as its readers see it. */
record SchoolView(String schoolId, String code, String name, String division, long version, List<GroupView> groups) {

    record GroupView(String groupId, String label) {}

    static SchoolView of(Versioned<School> versioned) {
        var school = versioned.state();
        return new SchoolView(school.schoolId(), school.code().value(), school.name(), school.division(),
                versioned.version(),
                school.groups().stream().map(group -> new GroupView(group.groupId(), group.label())).toList());
    }
}

package afterbell.enrollment.school.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.model.SchoolType;
import afterbell.messaging.outbox.Versioned;

/** A school as its readers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SchoolView(String schoolId, String code, SchoolType type, String name, String division, @Nullable String town,
        long version, List<GroupView> groups) {

    record GroupView(String groupId, String label) {}

    static SchoolView of(Versioned<School> versioned) {
        var school = versioned.state();
        var register = school.register();
        return new SchoolView(school.schoolId(), register.code().value(), register.code().type(), register.name(),
                register.division(), register.town(), versioned.version(),
                school.groups().stream().map(group -> new GroupView(group.groupId(), group.label())).toList());
    }
}

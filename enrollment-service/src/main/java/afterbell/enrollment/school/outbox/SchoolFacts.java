package afterbell.enrollment.school.outbox;

import java.util.List;

import afterbell.contracts.enrollment.school.v1.School.Group;
import afterbell.contracts.enrollment.school.v1.SchoolChanged;
import afterbell.contracts.enrollment.school.v1.SchoolRegistered;
import afterbell.enrollment.school.model.School;
import afterbell.messaging.outbox.Outgoing;

/** Tells of a school in the words of the contract: always its whole state, for the topic is compacted. */
public final class SchoolFacts {
    private SchoolFacts() {}

    public static Outgoing registered(School school) {
        return new Outgoing(school.schoolId(), new SchoolRegistered(whole(school)));
    }

    public static Outgoing changed(School school) {
        return new Outgoing(school.schoolId(), new SchoolChanged(whole(school)));
    }

    private static afterbell.contracts.enrollment.school.v1.School whole(School school) {
        return new afterbell.contracts.enrollment.school.v1.School(school.schoolId(), school.code().value(),
                school.name(), school.division(),
                school.groups().stream().map(group -> new Group(group.groupId(), group.label())).toList(), List.of());
    }
}

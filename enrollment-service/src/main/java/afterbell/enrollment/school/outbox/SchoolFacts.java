package afterbell.enrollment.school.outbox;

import afterbell.contracts.enrollment.school.v1.BadWeather;
import afterbell.contracts.enrollment.school.v1.Category;
import afterbell.contracts.enrollment.school.v1.Offering;
import afterbell.contracts.enrollment.school.v1.Plan;
import afterbell.contracts.enrollment.school.v1.PlanPublished;
import afterbell.contracts.enrollment.school.v1.School.Group;
import afterbell.contracts.enrollment.school.v1.SchoolChanged;
import afterbell.contracts.enrollment.school.v1.SchoolRegistered;
import afterbell.contracts.enrollment.school.v1.Setting;
import afterbell.enrollment.school.model.PlanInForce;
import afterbell.enrollment.school.model.PlanInForce.Activity;
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

    public static Outgoing planPublished(School school) {
        return new Outgoing(school.schoolId(), new PlanPublished(whole(school)));
    }

    private static afterbell.contracts.enrollment.school.v1.School whole(School school) {
        return new afterbell.contracts.enrollment.school.v1.School(school.schoolId(), school.code().value(),
                school.name(), school.division(),
                school.groups().stream().map(group -> new Group(group.groupId(), group.label())).toList(),
                school.plans().stream().map(SchoolFacts::plan).toList());
    }

    private static Plan plan(PlanInForce it) {
        return new Plan(it.semesterId(), it.version(), it.dismissalMinute(),
                it.activities().stream().map(SchoolFacts::offering).toList());
    }

    /** The words of model and contract are the same; a word that only one of them has fails a test. */
    private static Offering offering(Activity it) {
        return new Offering(it.offeringId(), Category.valueOf(it.category().name()),
                Setting.valueOf(it.setting().name()),
                it.badWeather() == null ? null : BadWeather.valueOf(it.badWeather().name()), it.groupIds());
    }
}

package afterbell.enrollment.school.outbox;

import java.time.LocalTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.enrollment.school.v1.BadWeather;
import afterbell.contracts.enrollment.school.v1.Category;
import afterbell.contracts.enrollment.school.v1.Dismissal;
import afterbell.contracts.enrollment.school.v1.NoonSlot;
import afterbell.contracts.enrollment.school.v1.Offering;
import afterbell.contracts.enrollment.school.v1.Plan;
import afterbell.contracts.enrollment.school.v1.PlanPublished;
import afterbell.contracts.enrollment.school.v1.School.Group;
import afterbell.contracts.enrollment.school.v1.SchoolChanged;
import afterbell.contracts.enrollment.school.v1.SchoolRegistered;
import afterbell.contracts.enrollment.school.v1.SchoolType;
import afterbell.contracts.enrollment.school.v1.Setting;
import afterbell.contracts.enrollment.school.v1.Slot;
import afterbell.contracts.enrollment.school.v1.Weekday;
import afterbell.enrollment.place.model.Weekdays;
import afterbell.enrollment.school.model.PlanInForce;
import afterbell.enrollment.school.model.PlanInForce.Activity;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.model.ServiceTimes;
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
        var register = school.register();
        return new afterbell.contracts.enrollment.school.v1.School(school.schoolId(), register.code().value(),
                register.name(), register.division(),
                school.groups().stream().map(group -> new Group(group.groupId(), group.label())).toList(),
                school.plans().stream().map(SchoolFacts::plan).toList(), register.town(),
                SchoolType.valueOf(register.code().type().name()));
    }

    private static Plan plan(PlanInForce it) {
        var times = it.times();
        var others = times.others().stream().map(SchoolFacts::dismissal).toList();
        return new Plan(it.semesterId(), it.version(), minute(times.dismissal()),
                it.activities().stream().map(SchoolFacts::offering).toList(), others.isEmpty() ? null : others,
                times.until().equals(ServiceTimes.LATEST) ? null : minute(times.until()), noon(times.noon()));
    }

    private static Dismissal dismissal(ServiceTimes.Dismissal it) {
        return new Dismissal(Weekday.valueOf(it.weekday().name()), it.grade(), minute(it.time()));
    }

    private static @Nullable NoonSlot noon(ServiceTimes.@Nullable Noon it) {
        return it == null ? null : new NoonSlot(minute(it.from()), minute(it.until()));
    }

    /** The words of model and contract are the same; a word that only one of them has fails a test. */
    private static Offering offering(Activity it) {
        return new Offering(it.offeringId(), Category.valueOf(it.category().name()),
                Setting.valueOf(it.setting().name()),
                it.badWeather() == null ? null : BadWeather.valueOf(it.badWeather().name()), it.groupIds(),
                Slot.valueOf(it.slot().name()), weekdays(it.weekdays()), minuteOrNull(it.start()),
                minuteOrNull(it.end()), it.capacity(), it.staffNeeded());
    }

    private static @Nullable List<Weekday> weekdays(Weekdays it) {
        return it.equals(Weekdays.ALL)
                ? null
                : it.inOrder().stream().map(day -> Weekday.valueOf(day.name())).toList();
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    private static @Nullable Integer minuteOrNull(@Nullable LocalTime time) {
        return time == null ? null : minute(time);
    }
}

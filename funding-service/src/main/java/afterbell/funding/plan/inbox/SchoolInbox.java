package afterbell.funding.plan.inbox;

import java.time.DayOfWeek;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import afterbell.contracts.enrollment.school.v1.Plan;
import afterbell.contracts.enrollment.school.v1.SchoolFact;
import afterbell.contracts.enrollment.school.v1.Slot;
import afterbell.funding.plan.model.SchoolPlans;
import afterbell.funding.plan.model.SchoolPlans.Offering;
import afterbell.funding.plan.store.Plans;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Learns from enrollment for how many pupils a school's plans have room. Each fact carries all plans. */
@Component
class SchoolInbox implements Inbox<SchoolFact> {
    private final Plans plans;

    SchoolInbox(Plans plans) {
        this.plans = plans;
    }

    @Override
    public Class<SchoolFact> topic() {
        return SchoolFact.class;
    }

    @Override
    public String projection() {
        return "school-plans";
    }

    @Override
    public void on(Envelope<SchoolFact> event) {
        var school = event.fact().school();
        plans.learn(new SchoolPlans(school.schoolId(), event.sequence(), school.plans()
                .stream()
                .collect(Collectors.toMap(Plan::semesterId, SchoolInbox::offerings, (_, later) -> later))));
    }

    private static List<Offering> offerings(Plan plan) {
        return plan.offerings()
                .stream()
                .filter(it -> it.slot() == null || it.slot() == Slot.AFTERNOON)
                .map(SchoolInbox::offering)
                .toList();
    }

    private static Offering offering(afterbell.contracts.enrollment.school.v1.Offering told) {
        var weekdays = told.weekdays() == null
                ? Set.<DayOfWeek>of()
                : told.weekdays().stream().map(day -> DayOfWeek.valueOf(day.name())).collect(Collectors.toSet());
        return new Offering(weekdays, told.capacity() == null
                ? OptionalInt.empty()
                : OptionalInt.of(told.capacity()));
    }

    @Override
    public void clear() {
        plans.clear();
    }
}

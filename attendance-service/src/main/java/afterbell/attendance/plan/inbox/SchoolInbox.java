package afterbell.attendance.plan.inbox;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import afterbell.attendance.plan.model.ServicePlan;
import afterbell.attendance.plan.model.ServicePlan.BadWeather;
import afterbell.attendance.plan.model.ServicePlan.OutdoorOffering;
import afterbell.attendance.plan.store.Plans;
import afterbell.contracts.enrollment.school.v1.Dismissal;
import afterbell.contracts.enrollment.school.v1.Offering;
import afterbell.contracts.enrollment.school.v1.Plan;
import afterbell.contracts.enrollment.school.v1.SchoolFact;
import afterbell.contracts.enrollment.school.v1.Setting;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Learns from enrollment what a school has published: versions of a plan order themselves. */
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
        return "plans";
    }

    @Override
    public void on(Envelope<SchoolFact> event) {
        var school = event.fact().school();
        if (!school.plans().isEmpty()) {
            plans.told(school.schoolId(), school.plans().stream().map(SchoolInbox::plan).toList());
        }
    }

    private static ServicePlan plan(Plan plan) {
        var outdoor = plan.offerings()
                .stream()
                .filter(offering -> offering.setting() == Setting.OUTDOOR)
                .map(offering -> new OutdoorOffering(offering.offeringId(), badWeather(offering)))
                .toList();
        return new ServicePlan(plan.semesterId(), plan.version(), plan.dismissalMinute(), begins(plan), outdoor);
    }

    private static Map<DayOfWeek, Integer> begins(Plan plan) {
        var named = Objects.requireNonNullElse(plan.dismissals(), List.<Dismissal>of())
                .stream()
                .collect(Collectors.groupingBy(it -> DayOfWeek.valueOf(it.weekday().name()),
                        Collectors.mapping(Dismissal::minute, Collectors.toList())));
        return ServicePlan.begins(plan.dismissalMinute(), named);
    }

    /** Nobody goes outside without an arrangement: an offering that tells none does not take place (R29). */
    private static BadWeather badWeather(Offering offering) {
        return offering.badWeather() == null
                ? BadWeather.CANCEL_ACTIVITY
                : BadWeather.valueOf(offering.badWeather().name());
    }

    @Override
    public void clear() {
        plans.clear();
    }
}

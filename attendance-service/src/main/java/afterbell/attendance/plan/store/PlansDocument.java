package afterbell.attendance.plan.store;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.plan.model.SchoolPlans;
import afterbell.attendance.plan.model.ServicePlan;
import afterbell.attendance.plan.model.ServicePlan.BadWeather;
import afterbell.attendance.plan.model.ServicePlan.OutdoorOffering;

/** A school's plans on disk. */
record PlansDocument(@Field("p") List<PlanDocument> plans) {

    record PlanDocument(@Field("i") String semesterId, @Field("v") int version, @Field("m") int dismissalMinute,
            @Field("w") @Nullable List<BeginDocument> begins, @Field("o") List<OutdoorDocument> outdoor) {}

    record BeginDocument(@Field("d") DayOfWeek weekday, @Field("m") int minute) {}

    record OutdoorDocument(@Field("i") String offeringId, @Field("b") BadWeather badWeather) {}

    static PlansDocument of(SchoolPlans plans) {
        return new PlansDocument(plans.plans()
                .values()
                .stream()
                .map(plan -> new PlanDocument(plan.semesterId(), plan.version(), plan.dismissalMinute(),
                        plan.begins()
                                .entrySet()
                                .stream()
                                .map(it -> new BeginDocument(it.getKey(), it.getValue()))
                                .toList(),
                        plan.outdoor()
                                .stream()
                                .map(offering -> new OutdoorDocument(offering.offeringId(), offering.badWeather()))
                                .toList()))
                .toList());
    }

    SchoolPlans toPlans() {
        return new SchoolPlans(plans.stream()
                .map(plan -> new ServicePlan(plan.semesterId(), plan.version(), plan.dismissalMinute(),
                        Objects.requireNonNullElse(plan.begins(), List.<BeginDocument>of())
                                .stream()
                                .collect(Collectors.toMap(BeginDocument::weekday, BeginDocument::minute)),
                        plan.outdoor()
                                .stream()
                                .map(offering -> new OutdoorOffering(offering.offeringId(), offering.badWeather()))
                                .toList()))
                .collect(Collectors.toMap(ServicePlan::semesterId, Function.identity())));
    }
}

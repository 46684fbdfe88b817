package afterbell.attendance.plan.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A school's published plans, the newest version of each semester. Fed by enrollment.
 *
 * @param plans by semester
 */
public record SchoolPlans(Map<String, ServicePlan> plans) {
    public static final SchoolPlans NONE = new SchoolPlans(Map.of());

    public SchoolPlans {
        plans = Map.copyOf(plans);
    }

    public Optional<ServicePlan> of(String semesterId) {
        return Optional.ofNullable(plans.get(semesterId));
    }

    /** @return the plans with those that are newer than the known ones; itself when none is */
    public SchoolPlans told(Collection<ServicePlan> others) {
        var newest = new HashMap<>(plans);
        others.forEach(plan -> newest.merge(plan.semesterId(), plan,
                (known, told) -> known.version() >= told.version() ? known : told));
        return newest.equals(plans) ? this : new SchoolPlans(newest);
    }
}

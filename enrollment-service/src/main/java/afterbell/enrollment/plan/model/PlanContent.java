package afterbell.enrollment.plan.model;

import java.time.LocalTime;
import java.util.List;

/**
 * What a service plan says (R1, R22).
 *
 * @param dismissal when school ends and the afternoon slot begins (R10)
 * @param offerings at most 100, each id once
 */
public record PlanContent(String eligibility, String signUp, String safetyMeasures, LocalTime dismissal,
        String venues, String equipment, Notice notice, List<Offering> offerings) {
    public PlanContent {
        offerings = List.copyOf(offerings);
    }
}

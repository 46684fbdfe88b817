package afterbell.enrollment.school.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a published plan says to everybody who works with the school.
 *
 * @param version         1 for the first published plan of the semester
 * @param dismissalMinute when the afternoon slot begins: minutes after midnight (R10)
 */
public record PlanInForce(String semesterId, int version, int dismissalMinute, List<Activity> activities) {
    public PlanInForce {
        activities = List.copyOf(activities);
    }

    /** @param badWeather always told for an outdoor activity (R29) */
    public record Activity(String offeringId, Category category, Setting setting, @Nullable BadWeather badWeather,
            List<String> groupIds) {
        public Activity {
            groupIds = List.copyOf(groupIds);
        }
    }
}

package afterbell.enrollment.school.model;

import java.time.LocalTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.place.model.Weekdays;

/**
 * What a published plan says to everybody who works with the school.
 *
 * @param version 1 for the first published plan of the semester
 */
public record PlanInForce(String semesterId, int version, ServiceTimes times, List<Activity> activities) {
    public PlanInForce {
        activities = List.copyOf(activities);
    }

    /**
     * @param badWeather  always told for an outdoor activity (R29)
     * @param start       null: with the slot
     * @param end         null: with the slot
     * @param capacity    pupils
     * @param staffNeeded who look after it (R20)
     */
    public record Activity(String offeringId, Category category, Setting setting, @Nullable BadWeather badWeather,
            List<String> groupIds, Slot slot, Weekdays weekdays, @Nullable LocalTime start, @Nullable LocalTime end,
            int capacity, int staffNeeded) {
        public Activity {
            groupIds = List.copyOf(groupIds);
        }
    }
}

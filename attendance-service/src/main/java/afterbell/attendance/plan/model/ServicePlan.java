package afterbell.attendance.plan.model;

import java.util.List;

/**
 * What attendance needs of a school's published plan of a semester.
 *
 * @param version         grows with each publication
 * @param dismissalMinute minutes after midnight in the city at which the afternoon slot begins (R10)
 * @param outdoor         offerings that bad weather changes (R29)
 */
public record ServicePlan(String semesterId, int version, int dismissalMinute, List<OutdoorOffering> outdoor) {
    public ServicePlan {
        outdoor = List.copyOf(outdoor);
    }

    public record OutdoorOffering(String offeringId, BadWeather badWeather) {}

    /** What an outdoor activity does in bad weather (R29). */
    public enum BadWeather {
        MOVE_INDOORS,
        STAY_IN_CLASSROOM,
        CANCEL_ACTIVITY
    }
}

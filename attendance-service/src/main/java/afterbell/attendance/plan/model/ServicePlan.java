package afterbell.attendance.plan.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What attendance needs of a school's published plan of a semester.
 *
 * @param version         grows with each publication
 * @param dismissalMinute minutes after midnight in the city at which the afternoon slot begins on an ordinary day (R10)
 * @param begins          weekdays on which it begins at another minute
 * @param outdoor         offerings that bad weather changes (R29)
 */
public record ServicePlan(String semesterId, int version, int dismissalMinute, Map<DayOfWeek, Integer> begins,
        List<OutdoorOffering> outdoor) {
    private static final int GRADES = 6;

    public ServicePlan {
        begins = Map.copyOf(begins);
        outdoor = List.copyOf(outdoor);
    }

    /**
     * The grade that is dismissed first begins the afternoon.
     *
     * @param ordinary when a grade is dismissed that is not named
     * @param named    minutes of the grades that are dismissed at another time, by weekday
     */
    public static Map<DayOfWeek, Integer> begins(int ordinary, Map<DayOfWeek, List<Integer>> named) {
        var begins = new EnumMap<DayOfWeek, Integer>(DayOfWeek.class);
        named.forEach((day, minutes) -> {
            int others = minutes.size() < GRADES ? ordinary : Integer.MAX_VALUE;
            begins.put(day, Math.min(others, minutes.stream().min(Comparator.naturalOrder()).orElse(ordinary)));
        });
        return begins;
    }

    /** When the afternoon slot begins on a day: with the grade that is dismissed first (R10). */
    public int beginMinute(LocalDate day) {
        return begins.getOrDefault(day.getDayOfWeek(), dismissalMinute);
    }

    public record OutdoorOffering(String offeringId, BadWeather badWeather) {}

    /** What an outdoor activity does in bad weather (R29). */
    public enum BadWeather {
        MOVE_INDOORS,
        STAY_IN_CLASSROOM,
        CANCEL_ACTIVITY
    }
}

package afterbell.enrollment.plan.model;

import java.time.LocalTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.place.model.Weekdays;
import afterbell.enrollment.school.model.BadWeather;
import afterbell.enrollment.school.model.Setting;

/**
 * An activity as the school describes it (R8), not judged yet.
 *
 * @param wording  what the lesson ban reads (R9)
 * @param venue    where it takes place, empty when the school does not say
 * @param start    null: with the slot
 * @param end      null: with the slot
 * @param capacity pupils
 * @param staff    who look after it; null: as many as the pupils need (R20)
 */
public record Offering(String offeringId, Slot slot, Wording wording, Setting setting, String venue,
        @Nullable BadWeather badWeather, Weekdays weekdays, @Nullable LocalTime start, @Nullable LocalTime end,
        List<String> groupIds, int capacity, @Nullable Integer staff) {
    public Offering {
        groupIds = List.copyOf(groupIds);
    }

    /** R20: for every begun group of so many pupils one. */
    public int staffNeeded(int pupilsPerTeacher) {
        return staff == null ? leastStaff(pupilsPerTeacher) : staff;
    }

    /** R20. */
    public int leastStaff(int pupilsPerTeacher) {
        return Math.ceilDiv(capacity, pupilsPerTeacher);
    }
}

package afterbell.staffing.rota.model;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/**
 * One rota for each worker and week.
 *
 * @param week ISO week, for example {@code 2021-W36}
 */
public record RotaId(String workerId, String week) {
    public static RotaId of(Duty.Key duty) {
        return new RotaId(duty.workerId(), weekOf(duty.date()));
    }

    public static RotaId parse(String value) {
        int colon = value.lastIndexOf(':');
        return new RotaId(value.substring(0, colon), value.substring(colon + 1));
    }

    /** @return the ISO week in which the day lies; weeks are ordered as their texts are */
    public static String weekOf(LocalDate day) {
        return "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** @return {@code worker:week} */
    public String value() {
        return workerId + ":" + week;
    }
}

package afterbell.attendance.alert.model;

import java.time.LocalDate;

import afterbell.attendance.serviceday.model.Period;

/**
 * Under which key a document with alerts is found: school, day and document. Documents without alerts have none, so the
 * index over the keys stays as small as the number of alerts.
 */
public final class AlertKey {
    /** Name of the field in stored forms. */
    public static final String FIELD = "ak";

    private AlertKey() {}

    /** @param document what tells the document from the others of the school and day */
    public static String of(String schoolId, LocalDate date, String document) {
        return schoolId + ":" + date + ":" + document;
    }

    /** @return the least key of the period */
    public static String first(String schoolId, Period period) {
        return schoolId + ":" + period.from();
    }

    /** @return a key above all of the period */
    public static String end(String schoolId, Period period) {
        return schoolId + ":" + period.to().plusDays(1);
    }
}

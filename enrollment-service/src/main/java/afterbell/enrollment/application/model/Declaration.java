package afterbell.enrollment.application.model;

import java.time.Instant;

/**
 * A guardian chooses a provider outside the school and has acknowledged the reminder (R4).
 *
 * @param reminder the reminder as it was shown
 * @param actor    opaque id of the guardian
 */
public record Declaration(String pupilId, String schoolId, String semesterId, String reminder, String actor,
        Instant acknowledgedAt) {
    /** What the city's plan asks guardians to mind. */
    public static final String REMINDER = "另行选择校外机构的，请选择有资质、有保障的机构。";
}

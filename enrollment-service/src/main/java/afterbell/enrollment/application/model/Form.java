package afterbell.enrollment.application.model;

import afterbell.enrollment.place.model.Intake;

/**
 * What was applied for.
 *
 * @param attempt       1 for the pupil's first application for this intake, then 2, 3 …
 * @param noticeVersion version of the notice that was acknowledged (R3)
 * @param priority      whether the child belongs to one of the five priority groups (R7)
 * @param proxy         whether the school entered it for the guardian
 * @param order         place in the order of applications: microseconds since 1970
 */
public record Form(String applicationId, String pupilId, Intake intake, int attempt, int noticeVersion,
        boolean priority, boolean proxy, long order) {
    private static final long BEHIND_ALL_PRIORITY_GROUPS = 1L << 62;

    /** Who waits with a smaller rank comes first (R7): priority groups, then by order of application. */
    public long rank() {
        return priority ? order : order + BEHIND_ALL_PRIORITY_GROUPS;
    }
}

package afterbell.enrollment.pickup.model;

import afterbell.enrollment.pickup.model.Adult.Voice;

/** Whether a pupil may leave without an adult: each of the two has a word, and both are needed (R31). */
public record LeavingAlone(boolean guardianAllows, boolean schoolAllows) {
    public static final LeavingAlone NOT_ALLOWED = new LeavingAlone(false, false);

    boolean isAllowed() {
        return guardianAllows && schoolAllows;
    }

    LeavingAlone saidBy(Voice voice, boolean allowed) {
        return switch (voice) {
            case GUARDIAN -> new LeavingAlone(allowed, schoolAllows);
            case SCHOOL -> new LeavingAlone(guardianAllows, allowed);
        };
    }
}

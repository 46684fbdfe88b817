package afterbell.staffing.rota.model;

import java.util.List;

/** What has happened to a rota; each is about the duties at one school. */
public sealed interface RotaEvent {
    String schoolId();

    record Assigned(String schoolId, List<Duty> duties) implements RotaEvent {}

    record Removed(String schoolId, List<Duty> duties, Reason reason) implements RotaEvent {}

    /** Why duties are taken away. */
    enum Reason {
        BARRED,
        CLEARANCE_EXPIRED,
        SUSPENDED,
        ASSESSMENT_FAILED,
        LEFT_SCHOOL,
        ON_LEAVE,
        SUBSTITUTED,
        SWAPPED,
        ROTA_CHANGED;

        /** Whether the worker's clearance ended, which the school has not done on its rota. */
        public boolean isEndOfClearance() {
            return switch (this) {
                case BARRED, CLEARANCE_EXPIRED, SUSPENDED, ASSESSMENT_FAILED, LEFT_SCHOOL -> true;
                case ON_LEAVE, SUBSTITUTED, SWAPPED, ROTA_CHANGED -> false;
            };
        }
    }
}

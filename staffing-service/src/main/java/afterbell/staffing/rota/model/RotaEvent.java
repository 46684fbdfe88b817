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
        SUSPENDED,
        INSTITUTION_NOT_ACCEPTED,
        HIRING_ENDED,
        ROTA_CHANGED
    }
}

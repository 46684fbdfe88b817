package afterbell.enrollment.place.model;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/** A pupil of a school's roll. */
public sealed interface Pupil {
    String pupilId();

    /** A pupil who is not on the roll yet. */
    record Unknown(String pupilId) implements Pupil {}

    /**
     * A pupil who holds a place (R6).
     *
     * @param rosterId the school's own id of the pupil, opaque
     * @param grade    1 to 6
     * @param from     first service day
     */
    record Placed(String pupilId, String schoolId, String groupId, String rosterId, String name, int grade,
            LocalDate from) implements Pupil {}

    /** The same for the same roster id, so that a repeated registration is the same pupil. */
    static String idOf(String schoolId, String rosterId) {
        return UUID.nameUUIDFromBytes((schoolId + "/" + rosterId).getBytes(StandardCharsets.UTF_8)).toString();
    }
}

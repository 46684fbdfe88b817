package afterbell.attendance.notification.model;

import java.util.ArrayList;
import java.util.List;

import afterbell.attendance.notification.model.Kind.Guardians;

/** Who is told of what. */
public final class WhoIsTold {
    private static final int GUARDIANS_LEVEL = 2;
    private static final int BUREAU_LEVEL = 3;

    private WhoIsTold() {}

    /** @return the school's people, and the bureau where it is concerned */
    public static List<Recipient> offices(Happening it) {
        var told = new ArrayList<Recipient>();
        it.kind().staff().forEach(staff -> told.add(Recipient.staff(it.schoolId(), staff)));
        if (bureauIsTold(it)) {
            told.add(Recipient.BUREAU);
        }
        return told;
    }

    private static boolean bureauIsTold(Happening it) {
        return switch (it.kind()) {
            case PUPIL_NOT_COLLECTED, INCIDENT_REPORTED -> it.level() >= BUREAU_LEVEL;
            case PUPIL_ABSENT_UNEXPLAINED, ABSENCE_EXPLAINED, FORBIDDEN_ADULT_CAME, PICKUP_CODE_REUSED,
                    DEVICES_CONTRADICTED, BAD_WEATHER,
                    STAFF_FELL_SHORT, WORKER_NOT_CLEARED ->
                false;
        };
    }

    /** @return whose guardians are told; of a pupil who is not collected from the second level on */
    public static Guardians guardians(Happening it) {
        boolean isTooEarly = it.kind() == Kind.PUPIL_NOT_COLLECTED && it.level() < GUARDIANS_LEVEL;
        return isTooEarly ? Guardians.NONE : it.kind().guardians();
    }
}

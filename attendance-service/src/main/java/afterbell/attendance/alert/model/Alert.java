package afterbell.attendance.alert.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.group.model.Slot;

/**
 * What a school's people must know at once.
 *
 * @param place  where in the list it stands: school and day, then the document that holds it
 * @param index  position in that document
 * @param matter what has happened
 */
public record Alert(String place, int index, String schoolId, LocalDate date, Instant at, Matter matter) {

    /** What has happened. */
    public sealed interface Matter {
        /**
         * A pupil was still here at the end of the service (R31).
         *
         * @param level 1 to 3: how far it was escalated
         * @param until when the pupil was released, null until then
         */
        record PupilNotCollected(String groupId, Slot slot, String pupilId, int level, @Nullable Instant until)
                implements
                Matter {}

        /**
         * A pupil has not come, and nobody knows why (R31).
         *
         * @param over when the pupil had come, or the reason was known; null while nobody knows
         */
        record PupilAbsentUnexplained(String groupId, Slot slot, String pupilId, @Nullable Instant over)
                implements
                Matter {}

        /** An adult who must not collect the pupil came (R31). */
        record ForbiddenAdultCame(String groupId, Slot slot, String pupilId, String adultId) implements Matter {}

        /** What devices have told of a pupil cannot all be: a person must look (R31). */
        record DevicesContradict(String groupId, Slot slot, String pupilId, String matter) implements Matter {}

        /** A pickup code was shown again, for a pupil who had left by it (R31). */
        record PickupCodeReused(String groupId, Slot slot, String pupilId, String adultId) implements Matter {}

        /** There were too few workers (R20). */
        record StaffFellShort(Slot slot, int pupils, int needed, int signedOn) implements Matter {}

        /** A worker was signed on and may serve no longer; the groups are to be taken over (R25, R31). */
        record WorkerNotCleared(Slot slot, String workerId, List<String> groupIds, int pupils) implements Matter {
            public WorkerNotCleared {
                groupIds = List.copyOf(groupIds);
            }
        }

        /** Something has endangered or hurt somebody (R28). */
        record IncidentReported(String incidentId, String kind, String severity, int pupils) implements Matter {}

        /** Outdoor offerings are on their arrangements (R29). */
        record BadWeather(String weather, int arrangements) implements Matter {}
    }
}

package afterbell.attendance.rollcall.model;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What has happened to a register. */
public sealed interface RegisterEvent {
    /**
     * @param workerId who has taken the present pupils into care who had not checked in, null when nobody was named
     * @param entries  all of the register
     */
    record RollCalled(@Nullable String workerId, List<Entry> entries) implements RegisterEvent {}

    /**
     * @param entries       the changed ones only
     * @param requestNumber of the request that was approved, null when the school itself has corrected
     */
    record Corrected(List<Entry> entries, @Nullable Integer requestNumber) implements RegisterEvent {
        public Corrected(List<Entry> entries) {
            this(entries, null);
        }
    }

    /** Pupils came one by one. */
    record PupilsCheckedIn(List<Arrived> arrived) implements RegisterEvent {}

    record CorrectionRequested(CorrectionRequest.Asked asked) implements RegisterEvent {}

    record CorrectionRefused(int requestNumber, Instant at) implements RegisterEvent {}

    /** @param handoverId null when one person has entered what both have signed */
    record HandedOver(String fromWorkerId, String toWorkerId, List<String> pupilIds, Instant at,
            @Nullable String handoverId)
            implements
            RegisterEvent {}

    record PupilsReleased(List<Release> releases) implements RegisterEvent {}

    record ForbiddenAdultCame(String pupilId, String adultId, Instant at) implements RegisterEvent {}

    /**
     * @param level 1 to 3: how far it is escalated
     * @param due   when it was to be told; {@code at} is later where no clock ran then
     */
    record PupilNotCollected(String pupilId, Instant at, int level, Instant due) implements RegisterEvent {}

    record PupilAbsentUnexplained(String pupilId, Instant at) implements RegisterEvent {}

    /** @param presence what the register says of the pupil now */
    record AbsenceExplained(String pupilId, Presence presence, Instant at) implements RegisterEvent {}

    /**
     * @param revision that the entry has after it
     * @param workerId in whose care the pupil is from then on, null when nobody was named
     */
    record Arrived(String pupilId, int revision, Way way, @Nullable String workerId, Instant at) {}

    /** @param adultId null when the pupil left alone */
    record Release(String pupilId, @Nullable String adultId, Instant at, Recognition how) {
        /** As who released said. */
        public Release(String pupilId, @Nullable String adultId, Instant at) {
            this(pupilId, adultId, at, Recognition.NAMED);
        }
    }

    /** A pickup code was shown again, for a pupil who has left by it. */
    record PickupCodeReused(String pupilId, String adultId, String codeId, Instant at) implements RegisterEvent {}
}

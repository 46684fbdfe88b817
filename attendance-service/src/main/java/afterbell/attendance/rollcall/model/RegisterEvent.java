package afterbell.attendance.rollcall.model;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What has happened to a register. */
public sealed interface RegisterEvent {
    /** @param workerId who has taken the present pupils into care, null when nobody was named */
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

    record CorrectionRequested(CorrectionRequest.Asked asked) implements RegisterEvent {}

    record CorrectionRefused(int requestNumber, Instant at) implements RegisterEvent {}

    record HandedOver(String fromWorkerId, String toWorkerId, List<String> pupilIds, Instant at)
            implements
            RegisterEvent {}

    record PupilsReleased(List<Release> releases) implements RegisterEvent {}

    record ForbiddenAdultCame(String pupilId, String adultId, Instant at) implements RegisterEvent {}

    record PupilNotCollected(String pupilId, Instant at) implements RegisterEvent {}

    /** @param adultId null when the pupil left alone */
    record Release(String pupilId, @Nullable String adultId, Instant at) {}
}

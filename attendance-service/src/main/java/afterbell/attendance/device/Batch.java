package afterbell.attendance.device;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.device.model.DeviceFact.What;
import afterbell.attendance.device.model.State;
import afterbell.attendance.group.model.Slot;
import afterbell.web.problem.ProblemCode;

/**
 * What a device sends at once.
 *
 * @param sentAt by the device's clock, at the moment of sending
 */
public record Batch(String deviceId, Instant sentAt, List<Told> facts) {
    public Batch {
        facts = List.copyOf(facts);
    }

    /**
     * @param at   by the device's clock
     * @param what as far as the device says it itself
     * @param code the pickup code that was shown, as it was read; null for none
     */
    public record Told(String factId, String groupId, Slot slot, String pupilId, Instant at, What what,
            @Nullable String code) {
        /** Shows no code: who reads it can collect the pupil. */
        @Override
        public String toString() {
            return "Told[" + factId + "]";
        }
    }

    /** What has become of one. */
    public sealed interface Answer {
        record Taken(State state) implements Answer {}

        record Refused(ProblemCode why) implements Answer {}
    }
}

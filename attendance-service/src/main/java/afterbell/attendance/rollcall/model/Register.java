package afterbell.attendance.rollcall.model;

import java.util.List;
import java.util.Optional;

/** A group's register of one day and slot (R31). */
public sealed interface Register {
    RegisterId id();

    String schoolId();

    /** Nobody has called the roll yet. */
    record Uncalled(RegisterId id, String schoolId) implements Register {}

    /** The roll was called: one entry per expected pupil, in the order of their ids, at most 50. */
    record Called(RegisterId id, String schoolId, List<Entry> entries) implements Register {
        public Called {
            entries = List.copyOf(entries);
        }

        Optional<Entry> entryOf(String pupilId) {
            return entries.stream().filter(entry -> entry.pupilId().equals(pupilId)).findFirst();
        }

        public long present() {
            return entries.stream().filter(entry -> entry.presence() == Presence.PRESENT).count();
        }
    }
}

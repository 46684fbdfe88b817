package afterbell.attendance.rollcall.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** In whose care a pupil is: always in exactly one person's, from the roll call to the release (R31). */
public sealed interface Custody {
    /** Absent: in nobody's care here. */
    record Away() implements Custody {}

    /** @param step position of the care step in the register that the pupil has come to */
    record InCare(int step) implements Custody {}

    /**
     * Left the school's care.
     *
     * @param step    the last care step, {@link #NO_STEP} when nobody's care was recorded
     * @param adultId who collected the pupil, null when the pupil left alone
     * @param by      subject of the caller who released
     * @param how     the adult was recognised
     */
    record Released(int step, Instant at, @Nullable String adultId, String by, Recognition how) implements Custody {
        /** As who released said. */
        public Released(int step, Instant at, @Nullable String adultId, String by) {
            this(step, at, adultId, by, Recognition.NAMED);
        }
    }

    /** Present, as a correction said when the session was over: in whose care was not recorded. */
    record Untold() implements Custody {}

    int NO_STEP = -1;
}

package afterbell.attendance.rollcall.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What people must know at once of a register's pupils (R31). */
public sealed interface RegisterAlert {
    String pupilId();

    Instant at();

    /** @param level 1 to 3: how far it was escalated */
    record NotCollected(String pupilId, Instant at, int level) implements RegisterAlert {}

    /** A pickup code was shown again, for a pupil who has left by it. */
    record CodeReused(String pupilId, String adultId, String codeId, Instant at) implements RegisterAlert {}

    record ForbiddenAdult(String pupilId, String adultId, Instant at) implements RegisterAlert {}

    /** @param over when the pupil had come, or the reason was known; null while nobody knows */
    record AbsentUnexplained(String pupilId, Instant at, @Nullable Instant over) implements RegisterAlert {
        AbsentUnexplained overBy(Instant end) {
            return over == null ? new AbsentUnexplained(pupilId, at, end) : this;
        }
    }
}

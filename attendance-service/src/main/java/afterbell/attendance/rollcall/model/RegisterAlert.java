package afterbell.attendance.rollcall.model;

import java.time.Instant;

/** What people must know at once of a register's pupils (R31). */
public sealed interface RegisterAlert {
    String pupilId();

    Instant at();

    record NotCollected(String pupilId, Instant at) implements RegisterAlert {}

    record ForbiddenAdult(String pupilId, String adultId, Instant at) implements RegisterAlert {}
}

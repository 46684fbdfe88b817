package afterbell.web.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The system's clock, moved by an offset: it goes on from where it was set. A restart forgets the offset. */
final class SettableClock extends Clock {
    private final Clock system;
    private volatile Duration offset = Duration.ZERO;

    SettableClock(Clock system) {
        this.system = system;
    }

    void set(Instant now) {
        offset = Duration.between(system.instant(), now);
    }

    void reset() {
        offset = Duration.ZERO;
    }

    /** How far it is ahead of the system's clock. */
    Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var moved = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return moved.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return moved.withZone(other);
            }
        };
    }
}

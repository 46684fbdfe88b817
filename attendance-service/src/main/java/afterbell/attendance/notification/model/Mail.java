package afterbell.attendance.notification.model;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A mail on its way. The address is not in it: it is looked up when the mail is sent.
 *
 * @param id    of the notice that it tells of, or of a request to confirm an address
 * @param kind  null when it asks to confirm an address
 * @param tries begun so far
 */
public record Mail(String id, Recipient recipient, @Nullable Kind kind, Instant created, int tries, State state) {
    /** What is older is no news any more. */
    public static final Duration FRESH = Duration.ofHours(2);
    public static final int MOST_TRIES = 8;
    /** To one recipient. */
    public static final int MOST_IN_AN_HOUR = 30;
    /** Longer than any try lasts: after a crash in a try there is another one. */
    private static final Duration TRY = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** How far it is. */
    public sealed interface State {
        record Waiting(Instant due) implements State {}

        /** A mail server has accepted it. */
        record Sent(Instant at) implements State {}

        record Dead(Instant at, Cause cause) implements State {}
    }

    /** Why a mail is not sent any more. */
    public enum Cause {
        REFUSED,
        TOO_MANY_TRIES,
        TOO_OLD,
        TOO_MANY_MAILS,
        NO_ADDRESS
    }

    public static Mail waiting(String id, Recipient recipient, @Nullable Kind kind, Instant now) {
        return new Mail(id, recipient, kind, now, 0, new State.Waiting(now));
    }

    public Mail beginTry(Instant now) {
        if (!now.isBefore(created.plus(FRESH))) {
            return dead(now, Cause.TOO_OLD);
        }
        return tries >= MOST_TRIES
                ? dead(now, Cause.TOO_MANY_TRIES)
                : new Mail(id, recipient, kind, created, tries + 1, new State.Waiting(now.plus(TRY)));
    }

    public Mail sent(Instant now) {
        return with(new State.Sent(now));
    }

    /** The server was away. */
    public Mail failed(Instant now) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        return with(new State.Waiting(now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE)));
    }

    public Mail dead(Instant now, Cause cause) {
        return with(new State.Dead(now, cause));
    }

    private Mail with(State other) {
        return new Mail(id, recipient, kind, created, tries, other);
    }
}

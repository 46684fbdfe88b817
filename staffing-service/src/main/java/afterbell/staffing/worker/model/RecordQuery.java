package afterbell.staffing.worker.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A criminal-record query that the office has not answered yet (R24). Times are the machine's, also where the business
 * clock is moved: they are pauses between real calls.
 *
 * @param requestId the office answers the same to the same id, however often it is asked
 * @param on        the day of which the office is asked
 * @param schoolId  the school that asks
 * @param askedAt   when it asked
 * @param taken     whether the office has said that it has the query
 * @param attempts  how often the office has said the same in a row: not yet, or nothing that can be used
 * @param nextTry   when the office is asked next
 * @param away      since when the office gives no usable answer; null while it does
 */
public record RecordQuery(String requestId, LocalDate on, String schoolId, Instant askedAt, boolean taken,
        int attempts, Instant nextTry, @Nullable Away away) {
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 16;

    /** @param fault why, the last time */
    public record Away(Instant since, OfficeFault fault) {}

    public static RecordQuery asked(String requestId, LocalDate on, String schoolId, Instant now) {
        return new RecordQuery(requestId, on, schoolId, now, false, 0, now, null);
    }

    /** @return once the office has said that it has the query and no answer yet; each time it is asked later */
    public RecordQuery pending(Instant now) {
        int next = taken && away == null ? attempts + 1 : 1;
        return new RecordQuery(requestId, on, schoolId, askedAt, true, next,
                now.plus(doubled(FIRST_WAIT, next, LONGEST_WAIT)), null);
    }

    /** @return once the office has said that it has no such query: it is handed in again under the same id */
    public RecordQuery forgotten(Instant now) {
        return new RecordQuery(requestId, on, schoolId, askedAt, false, 1, now.plus(FIRST_PAUSE), null);
    }

    /**
     * @return after a call that came to nothing. Pauses double up to ten minutes, and differ by up to a quarter from
     *         query to query, so that an office which is back is not met by all of them at once
     */
    public RecordQuery inVain(OfficeFault fault, Instant now) {
        var known = away;
        var next = new Away(known == null ? now : known.since(), fault);
        if (fault == OfficeFault.LEFT_ALONE) {
            return new RecordQuery(requestId, on, schoolId, askedAt, taken, known == null ? 0 : attempts,
                    now.plus(spread(FIRST_PAUSE)), next);
        }
        int failures = known == null ? 1 : attempts + 1;
        return new RecordQuery(requestId, on, schoolId, askedAt, taken, failures,
                now.plus(spread(doubled(FIRST_PAUSE, failures, LONGEST_PAUSE))), next);
    }

    private static Duration doubled(Duration first, int times, Duration most) {
        var pause = first.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
        return pause.compareTo(most) < 0 ? pause : most;
    }

    private Duration spread(Duration pause) {
        return pause.plus(pause.dividedBy(4).multipliedBy(Math.floorMod(requestId.hashCode(), 100)).dividedBy(100));
    }
}

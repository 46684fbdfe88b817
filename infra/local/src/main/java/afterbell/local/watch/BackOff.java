package afterbell.local.watch;

import java.time.Duration;

/** How long to wait before a dead part is started again, and when to stop trying. */
public final class BackOff {
    /** A part that lived this long did not die of its own start: its count begins anew. */
    static final Duration SETTLED = Duration.ofSeconds(60);
    static final int ATTEMPTS = 8;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private BackOff() {}

    /** 1, 2, 4, 8, 16, then 30 s. */
    static Duration after(int failures) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(Math.max(failures, 1) - 1, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** Deaths in a row, counting the one of a part that lived so long. */
    static int failures(int before, Duration lived) {
        return lived.compareTo(SETTLED) >= 0 ? 1 : before + 1;
    }
}

package afterbell.funding.ledger.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The finance bureau has closed the books of all schools up to a day. A lock is never taken back: what was wrong is
 * reversed on a day that is open.
 *
 * @param until last day that is closed
 * @param by    subject of who has closed it
 */
public record PeriodLock(LocalDate until, String by, Instant at) {
    public static final int MOST = 1_000;

    /** What becomes of a lock that is asked for. */
    public sealed interface Outcome {
        record Locked(List<PeriodLock> locks) implements Outcome {}

        /** The period is closed already. */
        record Stands(PeriodLock lock) implements Outcome {}

        /** The day is not over yet. */
        record NotOver() implements Outcome {}

        record TooMany() implements Outcome {}
    }

    /** @param today a period is closed when its last day is over */
    public static Outcome lock(List<PeriodLock> known, PeriodLock asked, LocalDate today) {
        var covering = known.stream().filter(it -> !it.until().isBefore(asked.until())).findFirst();
        if (covering.isPresent()) {
            return new Outcome.Stands(covering.get());
        }
        if (!asked.until().isBefore(today)) {
            return new Outcome.NotOver();
        }
        if (known.size() == MOST) {
            return new Outcome.TooMany();
        }
        var locks = new ArrayList<>(known);
        locks.add(asked);
        return new Outcome.Locked(List.copyOf(locks));
    }
}

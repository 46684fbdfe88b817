package afterbell.funding.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.funding.ledger.model.PeriodLock;
import afterbell.funding.ledger.model.PeriodLock.Outcome.Locked;
import afterbell.funding.ledger.model.PeriodLock.Outcome.NotOver;
import afterbell.funding.ledger.model.PeriodLock.Outcome.Stands;
import afterbell.funding.ledger.model.PeriodLock.Outcome.TooMany;
import afterbell.funding.ledger.store.Books;
import afterbell.funding.ledger.store.PeriodLocks;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * The finance bureau closes the books of all schools up to a day: nothing is booked on it or before it any more.
 * <p>
 * The lock is written first, then every book is shown it, which moves its version: who has looked before the lock
 * cannot save after it. When the command answers, the period is closed. Who dies in between repeats it, or {@link
 * #showToAll} goes on.
 */
@Service
public class LockingPeriods {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final int BOOKS_AT_ONCE = 100;
    private static final int MOST_ROUNDS = 10_000;
    private static final int MOST_RACES = 5;
    private static final long EVERY_MILLIS = 30_000;

    private final PeriodLocks locks;
    private final Books books;
    private final AuditLog audit;
    private final Clock clock;

    LockingPeriods(PeriodLocks locks, Books books, AuditLog audit, Clock clock) {
        this.locks = locks;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @return the lock that closes that day
     * @throws ProblemException for a day that is not over
     */
    public PeriodLock lock(LocalDate until, Caller caller) {
        var lock = racing(new PeriodLock(until, caller.subject(), clock.instant().truncatedTo(ChronoUnit.MILLIS)), 1);
        showToAll();
        audit.decided(caller, "period.locked", new Subject("period-lock", lock.until().toString(), null), 1, "R15",
                null);
        return lock;
    }

    private PeriodLock racing(PeriodLock asked, int race) {
        try {
            return lockOnce(asked);
        } catch (OptimisticLockingFailureException lost) {
            if (race == MOST_RACES) {
                throw lost;
            }
            return racing(asked, race + 1);
        }
    }

    private PeriodLock lockOnce(PeriodLock asked) {
        var known = locks.load();
        return switch (PeriodLock.lock(known.state(), asked, LocalDate.ofInstant(clock.instant(), CITY))) {
            case Locked(var all) -> {
                locks.save(known, all);
                yield asked;
            }
            case Stands(var lock) -> lock;
            case NotOver() -> throw new ProblemException(LedgerProblem.PERIOD_NOT_OVER);
            case TooMany() -> throw new ProblemException(LedgerProblem.TOO_MANY_LOCKS,
                    Map.of("most", PeriodLock.MOST));
        };
    }

    /** @return all locks, the first set first */
    public List<PeriodLock> all() {
        return locks.load().state();
    }

    /** Shows the last lock to every book that has not seen it. */
    @Scheduled(initialDelay = EVERY_MILLIS, fixedDelay = EVERY_MILLIS)
    void showToAll() {
        locks.lockedUntil().ifPresent(until -> {
            for (int round = 0; books.show(until, BOOKS_AT_ONCE) > 0; round++) {
                if (round == MOST_ROUNDS) {
                    throw new IllegalStateException("Some books have not seen the lock until " + until);
                }
            }
        });
    }
}

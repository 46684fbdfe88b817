package afterbell.attendance;

import java.util.function.Supplier;

import org.springframework.dao.OptimisticLockingFailureException;

/** What to do when somebody else has saved first. */
public final class Conflicts {
    private Conflicts() {}

    /**
     * Loads, decides and saves again after each lost race, for commands whose decision does not rest on a version that
     * the caller has seen. Who lost sees what the winner did.
     *
     * @param most attempts, at least 1
     * @throws OptimisticLockingFailureException if every attempt lost
     */
    public static <T> T lookAgain(int most, Supplier<T> attempt) {
        for (int races = 1;; races++) {
            try {
                return attempt.get();
            } catch (OptimisticLockingFailureException lost) {
                if (races >= most) {
                    throw lost;
                }
            }
        }
    }
}

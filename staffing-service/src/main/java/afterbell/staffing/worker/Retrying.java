package afterbell.staffing.worker;

import java.util.function.Supplier;

import org.springframework.dao.OptimisticLockingFailureException;

/** Repeats a load and save that lost a race against another caller: the next look is at that one's result. */
public final class Retrying {
    private static final int MOST_RACES = 5;

    private Retrying() {}

    /** @throws OptimisticLockingFailureException after five lost races */
    public static <T> T afterLostRaces(Supplier<T> loadAndSave) {
        for (int race = 1;; race++) {
            try {
                return loadAndSave.get();
            } catch (OptimisticLockingFailureException lost) {
                if (race == MOST_RACES) {
                    throw lost;
                }
            }
        }
    }
}

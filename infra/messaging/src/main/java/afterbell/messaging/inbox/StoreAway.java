package afterbell.messaging.inbox;

import java.util.Set;

import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;

/** Tells the store's failures from a record's. */
final class StoreAway {
    /**
     * Server errors that pass without the record being any different: InterruptedAtShutdown, PrimarySteppedDown,
     * ShutdownInProgress, write concern not met in time, time limit exceeded, disk full.
     */
    private static final Set<Integer> PASSING = Set.of(11600, 189, 91, 64, 262, 50, 14031);

    private StoreAway() {}

    static boolean isTold(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingFailureException) {
                return false;
            }
            if (cause instanceof DataAccessResourceFailureException || cause instanceof TransientDataAccessException
                    || cause instanceof MongoException mongo && isPassing(mongo)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(MongoException failure) {
        return failure instanceof MongoSocketException || failure instanceof MongoClientException
                || failure instanceof MongoNotPrimaryException || failure instanceof MongoNodeIsRecoveringException
                || PASSING.contains(failure.getCode());
    }
}

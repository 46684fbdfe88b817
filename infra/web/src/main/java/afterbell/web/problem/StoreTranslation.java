package afterbell.web.problem;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;

/** What the store refuses: a change that lost a race, a key that is taken, a store that is away. */
final class StoreTranslation implements ExceptionTranslation {

    private static final int RETRY_AFTER_SECONDS = 2;

    @Override
    public @Nullable Problem translate(Throwable exception, HttpServletRequest request) {
        return switch (exception) {
            // Who named a version learns that it is stale (412); who named none lost a race (409).
            case OptimisticLockingFailureException lost -> request.getHeader("If-Match") == null
                    ? Problem.of(CommonProblem.CONCURRENT_CHANGE).withHeader("Retry-After", "1")
                    : Problem.of(CommonProblem.VERSION_MISMATCH);
            case DuplicateKeyException taken -> Problem.of(CommonProblem.ALREADY_EXISTS);
            case DataAccessResourceFailureException away -> away();
            case TransientDataAccessException away -> away();
            default -> null;
        };
    }

    private static Problem away() {
        return Problem.of(CommonProblem.SERVICE_UNAVAILABLE, Map.of("seconds", RETRY_AFTER_SECONDS))
                .withHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
    }
}

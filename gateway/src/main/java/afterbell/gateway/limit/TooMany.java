package afterbell.gateway.limit;

import java.util.Map;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.Problem;

/** The answer to a caller over a limit: when to come back. */
final class TooMany {

    private TooMany() {}

    static Problem requests(long seconds) {
        return Problem.of(CommonProblem.TOO_MANY_REQUESTS, Map.of("seconds", seconds))
                .withHeader("Retry-After",
                        Long.toString(seconds));
    }
}

package afterbell.gateway.route;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ExceptionTranslation;
import afterbell.web.problem.Problem;

/**
 * An answer that a service broke off must never look whole: while nothing has been passed on it becomes a problem, after
 * that the caller's connection is broken off as well.
 */
final class BrokenAnswers extends OncePerRequestFilter implements ExceptionTranslation {

    private static final Logger log = LoggerFactory.getLogger(BrokenAnswers.class);
    private static final String RESPONSE = BrokenAnswers.class.getName() + ".response";
    private static final String TOO_LATE = BrokenAnswers.class.getName() + ".tooLate";

    private final Streams streams;

    BrokenAnswers(Streams streams) {
        this.streams = streams;
    }

    static void mark(HttpServletRequest request) {
        if (request.getAttribute(RESPONSE) instanceof ServletResponse response && response.isCommitted()) {
            request.setAttribute(TOO_LATE, true);
        }
    }

    @Override
    public @Nullable Problem translate(Throwable exception, HttpServletRequest request) {
        return exception instanceof AnswerBroken ? Problem.of(CommonProblem.UPSTREAM_FAILED) : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(RESPONSE, response);
        try {
            chain.doFilter(request, response);
        } finally {
            streams.leave(request);
        }
        if (request.getAttribute(TOO_LATE) != null) {
            log.warn("An answer broke off on its way");
            // The container closes the connection, without a word in the log about whose fault it was.
            throw new ClientAbortException("The answer broke off");
        }
    }
}

package afterbell.gateway.limit;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

import afterbell.web.problem.ProblemWriter;

/** Refuses a caller who asks too often; stands behind the token check, so that it knows who calls. */
final class RateLimit extends OncePerRequestFilter {

    private final Buckets buckets;
    private final ProblemWriter problems;

    RateLimit(Buckets buckets, ProblemWriter problems) {
        this.buckets = buckets;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var seconds = buckets.take(Caller.of(request));
        if (seconds > 0) {
            problems.write(TooMany.requests(seconds), request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}

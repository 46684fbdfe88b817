package afterbell.gateway.limit;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

import afterbell.web.problem.ProblemWriter;

/** Turns an address away before any signature is checked, once it has shown too many tokens that were worth nothing. */
final class RefusalLimit extends OncePerRequestFilter {

    private final Buckets refusals;
    private final ProblemWriter problems;

    RefusalLimit(Buckets refusals, ProblemWriter problems) {
        this.refusals = refusals;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var address = Caller.address(request);
        var seconds = refusals.peek(address);
        if (seconds > 0) {
            problems.write(TooMany.requests(seconds), request, response);
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            refusals.take(address);
        }
    }
}

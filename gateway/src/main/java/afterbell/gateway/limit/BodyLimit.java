package afterbell.gateway.limit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.filter.OncePerRequestFilter;

import afterbell.web.body.BufferedRequest;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.Problem;
import afterbell.web.problem.ProblemWriter;

/**
 * Takes a request's body in, up to a limit, before anything is sent to a service: a slow or endless sender costs the
 * gateway one virtual thread, never a service's connection or its circuit breaker.
 */
final class BodyLimit extends OncePerRequestFilter {

    private static final int KILOBYTE = 1024;
    private static final int PIECE = 8 * KILOBYTE;

    private final int limit;
    private final Duration time;
    private final Semaphore kilobytes;
    private final ProblemWriter problems;

    BodyLimit(LimitSettings settings, ProblemWriter problems) {
        this.limit = Math.toIntExact(settings.body().toBytes());
        this.time = settings.bodyTime();
        this.kilobytes = new Semaphore(Math.toIntExact(settings.bodies().toKilobytes()));
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var announced = request.getContentLengthLong();
        if (announced == 0 || announced < 0 && request.getHeader("Transfer-Encoding") == null) {
            chain.doFilter(request, response);
            return;
        }
        var share = 1 + (int) (announced < 0 ? limit : Math.min(announced, limit)) / KILOBYTE;
        if (!kilobytes.tryAcquire(share)) {
            refuse(Problem.of(GatewayProblem.TOO_MANY_BODIES).withHeader("Retry-After", "1"), request, response);
            return;
        }
        try {
            chain.doFilter(new BufferedRequest(request, receive(announced, request)), response);
        } catch (BodyRefused refused) {
            refuse(refused.problem, request, response);
            if (refused.problem.code() == GatewayProblem.BODY_TOO_SLOW) {
                hangUp(response);
            }
        } finally {
            kilobytes.release(share);
        }
    }

    private byte[] receive(long announced, HttpServletRequest request) throws IOException {
        if (announced > limit) {
            throw tooLarge();
        }
        var end = System.nanoTime() + time.toNanos();
        try {
            return announced > 0
                    ? exactly((int) announced, request.getInputStream(), end)
                    : upToLimit(request.getInputStream(), end);
        } catch (SocketTimeoutException silent) {
            throw tooSlow();
        }
    }

    private byte[] exactly(int length, InputStream input, long end) throws IOException {
        var body = new byte[length];
        for (var filled = 0; filled < length;) {
            var read = input.read(body, filled, length - filled);
            if (read < 0 || System.nanoTime() - end > 0) {
                throw tooSlow();
            }
            filled += read;
        }
        return body;
    }

    private byte[] upToLimit(InputStream input, long end) throws IOException {
        var body = new ByteArrayOutputStream();
        var piece = new byte[PIECE];
        for (var read = input.read(piece); read >= 0; read = input.read(piece)) {
            body.write(piece, 0, read);
            if (body.size() > limit) {
                throw tooLarge();
            }
            if (System.nanoTime() - end > 0) {
                throw tooSlow();
            }
        }
        return body.toByteArray();
    }

    private BodyRefused tooLarge() {
        return new BodyRefused(Problem.of(CommonProblem.BODY_TOO_LARGE, Map.of("limit", limit)));
    }

    private BodyRefused tooSlow() {
        return new BodyRefused(Problem.of(GatewayProblem.BODY_TOO_SLOW, Map.of("seconds", time.toSeconds())));
    }

    /** What is still coming of the body is not read: the connection ends with this answer. */
    private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(problem.withHeader("Connection", "close"), request, response);
    }

    /** The container would wait for the rest of the body, which comes too slowly, before it closes the connection. */
    private static void hangUp(HttpServletResponse response) throws IOException {
        response.flushBuffer();
        throw new ClientAbortException("The body came too slowly");
    }

    private static final class BodyRefused extends IOException {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        BodyRefused(Problem problem) {
            super(problem.code().code());
            this.problem = problem;
        }
    }
}

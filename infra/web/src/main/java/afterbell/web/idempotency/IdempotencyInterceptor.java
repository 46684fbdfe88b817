package afterbell.web.idempotency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

import afterbell.web.body.BufferedRequest;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.Problem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;

/** Lets a command through once for each key; a repetition is answered here and never reaches its handler. */
final class IdempotencyInterceptor implements HandlerInterceptor {

    static final String REPLAYED = "Idempotency-Replayed";

    private static final String ATTRIBUTE = Claim.class.getName();
    private static final Set<String> COMMANDS = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final IdempotencyKeys keys;

    IdempotencyInterceptor(IdempotencyKeys keys) {
        this.keys = keys;
    }

    static @Nullable Object claimOf(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!takesKey(request, handler)) {
            return true;
        }
        var key = IdempotencyKey.of(request);
        return switch (keys.claim(id(key, Caller.current()), fingerprint(request))) {
            case Claim.Execute mine -> {
                request.setAttribute(ATTRIBUTE, mine);
                yield true;
            }
            case Claim.Replay(var answer) -> {
                replay(answer, response);
                yield false;
            }
            case Claim.Running(var seconds) -> throw new ProblemException(
                    Problem.of(CommonProblem.IDEMPOTENCY_KEY_IN_USE, Map.of("seconds", seconds))
                            .withHeader("Retry-After", Long.toString(seconds)));
            case Claim.Reused() -> throw new ProblemException(CommonProblem.IDEMPOTENCY_KEY_REUSED);
        };
    }

    /** Whether requests of this method to this handler carry a key. */
    static boolean takesKey(String method, HandlerMethod handler) {
        return COMMANDS.contains(method) && handler.getBeanType().getName().startsWith("afterbell.")
                && !handler.hasMethodAnnotation(NoIdempotencyKey.class);
    }

    private static boolean takesKey(HttpServletRequest request, Object handler) {
        return request.getDispatcherType() == DispatcherType.REQUEST && handler instanceof HandlerMethod method
                && takesKey(request.getMethod(), method);
    }

    private static void replay(StoredAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.getOutputStream().write(answer.body());
    }

    private static String id(String key, Caller caller) {
        var digest = sha256();
        digest.update((caller.subject() + '\n' + caller.clientId() + '\n' + key).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private static byte[] fingerprint(HttpServletRequest request) {
        var buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
        if (buffered == null) {
            throw new IllegalStateException("A command with a key has a body that can be read again; an upload's "
                    + "handler is marked @NoIdempotencyKey");
        }
        var digest = sha256();
        var head = request.getMethod() + '\n' + request.getRequestURI() + '\n' + request.getQueryString() + '\n'
                + request.getHeader(IfMatch.HEADER) + '\n';
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        return digest.digest(buffered.body());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}

package afterbell.web.security;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ExceptionTranslation;
import afterbell.web.problem.Problem;
import afterbell.web.problem.ProblemWriter;

/** 401, 403 and "the realm is away" as problem details with {@code WWW-Authenticate} (RFC 6750). */
final class SecurityProblems
        implements
            AuthenticationEntryPoint,
            AuthenticationFailureHandler,
            AccessDeniedHandler,
            ExceptionTranslation {

    private static final Logger log = LoggerFactory.getLogger(SecurityProblems.class);
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final int RETRY_AFTER_SECONDS = 5;

    private final ProblemWriter writer;

    SecurityProblems(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException {
        writer.write(of(failed), request, response);
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException failed) throws IOException {
        writer.write(of(failed), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        writer.write(denied(), request, response);
    }

    @Override
    public @Nullable Problem translate(Throwable exception, HttpServletRequest request) {
        return switch (exception) {
            case AuthenticationException failed -> of(failed);
            case AccessDeniedException denied -> denied();
            default -> null;
        };
    }

    private static Problem of(AuthenticationException failed) {
        if (failed instanceof AuthenticationServiceException) {
            log.warn("Tokens cannot be checked: {}", failed.getMessage());
            return Problem.of(CommonProblem.SERVICE_UNAVAILABLE, Map.of("seconds", RETRY_AFTER_SECONDS))
                    .withHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
        }
        if (failed instanceof OAuth2AuthenticationException invalid) {
            log.debug("A token is refused: {}", invalid.getMessage());
            return Problem.of(CommonProblem.TOKEN_INVALID).withHeader(CHALLENGE, "Bearer error=\"invalid_token\"");
        }
        return Problem.of(CommonProblem.UNAUTHENTICATED).withHeader(CHALLENGE, "Bearer");
    }

    private static Problem denied() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken) {
            return Problem.of(CommonProblem.FORBIDDEN).withHeader(CHALLENGE, "Bearer error=\"insufficient_scope\"");
        }
        return Problem.of(CommonProblem.UNAUTHENTICATED).withHeader(CHALLENGE, "Bearer");
    }
}

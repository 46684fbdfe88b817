package afterbell.web.problem;

import org.springframework.http.HttpStatus;

/** Refusals that every service shares. */
public enum CommonProblem implements ProblemCode {

    BAD_REQUEST(HttpStatus.BAD_REQUEST, "bad-request"),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST,
            "malformed-json"),
    BODY_MISSING(HttpStatus.BAD_REQUEST, "body-missing"),
    VALIDATION_FAILED(
            HttpStatus.BAD_REQUEST,
            "validation-failed"),
    UNKNOWN_PROPERTY(HttpStatus.BAD_REQUEST, "unknown-property"),
    INVALID_VALUE(
            HttpStatus.BAD_REQUEST, "invalid-value"),
    MISSING_PARAMETER(HttpStatus.BAD_REQUEST,
            "missing-parameter"),
    UNKNOWN_PARAMETER(HttpStatus.BAD_REQUEST,
            "unknown-parameter"),
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST,
            "invalid-parameter"),
    LIMIT_EXCEEDED(HttpStatus.BAD_REQUEST,
            "limit-exceeded"),
    CURSOR_INVALID(HttpStatus.BAD_REQUEST,
            "cursor-invalid"),
    IF_MATCH_INVALID(
            HttpStatus.BAD_REQUEST,
            "if-match-invalid"),
    IDEMPOTENCY_KEY_MISSING(
            HttpStatus.BAD_REQUEST,
            "idempotency-key-missing"),
    IDEMPOTENCY_KEY_INVALID(
            HttpStatus.BAD_REQUEST,
            "idempotency-key-invalid"),
    UNAUTHENTICATED(
            HttpStatus.UNAUTHORIZED,
            "unauthenticated"),
    TOKEN_INVALID(
            HttpStatus.UNAUTHORIZED,
            "token-invalid"),
    FORBIDDEN(
            HttpStatus.FORBIDDEN,
            "forbidden"),
    OUT_OF_SCOPE(
            HttpStatus.FORBIDDEN,
            "out-of-scope"),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "not-found"),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "method-not-allowed"),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "not-acceptable"),
    CONCURRENT_CHANGE(
            HttpStatus.CONFLICT,
            "concurrent-change"),
    ALREADY_EXISTS(
            HttpStatus.CONFLICT,
            "already-exists"),
    IDEMPOTENCY_KEY_IN_USE(
            HttpStatus.CONFLICT,
            "idempotency-key-in-use"),
    VERSION_MISMATCH(
            HttpStatus.PRECONDITION_FAILED,
            "version-mismatch"),
    BODY_TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "body-too-large"),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type"),
    IDEMPOTENCY_KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "idempotency-key-reused"),
    VERSION_REQUIRED(
            HttpStatus.PRECONDITION_REQUIRED,
            "version-required"),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-requests"),
    REQUEST_REFUSED(
            HttpStatus.BAD_REQUEST,
            "request-refused"),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal-error"),
    UPSTREAM_FAILED(
            HttpStatus.BAD_GATEWAY,
            "upstream-failed"),
    SERVICE_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "service-unavailable"),
    UPSTREAM_TIMEOUT(
            HttpStatus.GATEWAY_TIMEOUT,
            "upstream-timeout");

    private final HttpStatus status;
    private final String code;

    CommonProblem(HttpStatus status, String code) {
        this.status = status;
        this.code = code;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String code() {
        return code;
    }
}

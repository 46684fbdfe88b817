package afterbell.gateway.limit;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Refusals that only the gateway gives. */
enum GatewayProblem implements ProblemCode {

    BODY_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "gateway.body-too-slow"),
    TOO_MANY_BODIES(HttpStatus.SERVICE_UNAVAILABLE,
            "gateway.too-many-bodies");

    private final HttpStatus status;
    private final String code;

    GatewayProblem(HttpStatus status, String code) {
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

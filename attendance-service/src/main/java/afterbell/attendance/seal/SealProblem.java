package afterbell.attendance.seal;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why nothing is proven. */
enum SealProblem implements ProblemCode {
    NOT_SEALED(HttpStatus.CONFLICT, "attendance.day-not-sealed", "R31"),
    UNKNOWN(HttpStatus.NOT_FOUND, "attendance.seal-unknown", null),
    NOT_ON_REGISTER(HttpStatus.NOT_FOUND, "attendance.pupil-not-on-register", null),
    BROKEN(HttpStatus.CONFLICT, "attendance.seal-broken", "R31");

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    SealProblem(HttpStatus status, String code, @Nullable String rule) {
        this.status = status;
        this.code = code;
        this.rule = rule;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public @Nullable String rule() {
        return rule;
    }
}

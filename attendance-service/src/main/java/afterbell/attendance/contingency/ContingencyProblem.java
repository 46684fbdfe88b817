package afterbell.attendance.contingency;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why a contingency plan is not taken or not found, or no service opens without one (R28). */
public enum ContingencyProblem implements ProblemCode {
    NO_PLAN(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.no-contingency-plan", "R28"),
    AREAS_MISSING(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.contingency-areas-missing", "R28"),
    NOT_YEARLY(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.contingency-period-invalid", "R28"),
    DECLARED_OTHERWISE(HttpStatus.CONFLICT, "attendance.contingency-declared-otherwise", "R28"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "attendance.contingency-plan-not-found", null);

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    ContingencyProblem(HttpStatus status, String code, @Nullable String rule) {
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

package afterbell.enrollment.pickup;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why something about who may collect a pupil is refused. */
public enum PickupProblem implements ProblemCode {
    NOT_A_GUARDIAN(HttpStatus.FORBIDDEN, "enrollment.not-a-guardian", "R2"),
    FORBIDDEN_BY_SCHOOL(HttpStatus.FORBIDDEN, "enrollment.adult-forbidden-by-school", "R31"),
    VALIDITY_BACKWARDS(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.validity-backwards", "R31"),
    TOO_MANY_ADULTS(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.too-many-adults", "R31");

    private final HttpStatus status;
    private final String code;
    private final String rule;

    PickupProblem(HttpStatus status, String code, String rule) {
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
    public String rule() {
        return rule;
    }
}

package afterbell.attendance.pickup;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why somebody may not speak for a pupil. */
enum PickupProblem implements ProblemCode {
    NOT_A_GUARDIAN(HttpStatus.FORBIDDEN, "attendance.not-a-guardian", "R31");

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

package afterbell.enrollment.signup;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why something about a sign-up is refused. */
public enum SignUpProblem implements ProblemCode {
    UNKNOWN(HttpStatus.NOT_FOUND, "enrollment.sign-up-unknown", "R2"),
    NOT_YET_OPEN(HttpStatus.CONFLICT, "enrollment.sign-up-not-yet-open", "R2"),
    SHUT(HttpStatus.CONFLICT, "enrollment.sign-up-closed", "R2"),
    STILL_OPEN(HttpStatus.CONFLICT, "enrollment.sign-up-still-open", "R7"),
    BACKWARDS(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.sign-up-backwards", "R2"),
    CLOSES_IN_THE_PAST(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.sign-up-closes-in-the-past", "R7"),
    CLAIMS_UNDECIDED(HttpStatus.CONFLICT, "enrollment.claims-undecided", "R7"),
    TOO_MANY_APPLICATIONS(HttpStatus.CONFLICT, "enrollment.too-many-applications", "R7"),
    NOT_LISTED(HttpStatus.CONFLICT, "enrollment.applicants-not-listed", "R7"),
    DRAW_NEEDED(HttpStatus.CONFLICT, "enrollment.draw-needed", "R7"),
    GROUP_TWICE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.group-twice", "R20");

    private final HttpStatus status;
    private final String code;
    private final String rule;

    SignUpProblem(HttpStatus status, String code, String rule) {
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

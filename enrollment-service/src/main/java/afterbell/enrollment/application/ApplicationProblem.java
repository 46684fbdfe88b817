package afterbell.enrollment.application;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why something about an application is refused. */
public enum ApplicationProblem implements ProblemCode {
    APPLICATION_UNKNOWN(HttpStatus.NOT_FOUND, "enrollment.application-unknown", "R2"),
    NOTICE_NOT_ACKNOWLEDGED(HttpStatus.CONFLICT, "enrollment.notice-not-acknowledged", "R3"),
    REMINDER_NOT_ACKNOWLEDGED(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.reminder-not-acknowledged", "R4"),
    APPLIED_ELSEWHERE(HttpStatus.CONFLICT, "enrollment.applied-elsewhere", "R6"),
    MOVE_NOT_ALLOWED(HttpStatus.CONFLICT, "enrollment.application-move-not-allowed", "R2"),
    EVIDENCE_WITHOUT_GROUP(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.evidence-without-group", "R7"),
    NO_CLAIM(HttpStatus.CONFLICT, "enrollment.no-priority-claimed", "R7"),
    CLAIM_DRAWN(HttpStatus.CONFLICT, "enrollment.claim-drawn", "R7"),
    REASON_MISSING(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.reason-missing", "R2"),
    CHOICE_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.choice-unknown", "R8"),
    CHOICE_TWICE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.choice-twice", "R8"),
    GROUPS_MISSING(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.groups-missing", "R7"),
    DAY_OUTSIDE_SEMESTER(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.day-outside-semester", "R10");

    private final HttpStatus status;
    private final String code;
    private final String rule;

    ApplicationProblem(HttpStatus status, String code, String rule) {
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

package afterbell.attendance.incident;

import org.springframework.http.HttpStatus;

import afterbell.attendance.incident.model.IncidentRules.Refusal;
import afterbell.web.problem.ProblemCode;

/** Why something about an incident is not entered. */
enum IncidentProblem implements ProblemCode {
    UNKNOWN(HttpStatus.NOT_FOUND, "attendance.incident-unknown"),
    TOLD_OTHERWISE(HttpStatus.CONFLICT, "attendance.incident-told-otherwise"),
    CLOSED(HttpStatus.CONFLICT, "attendance.incident-closed"),
    BEFORE_THE_INCIDENT(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.before-the-incident"),
    TOO_MANY_STEPS(HttpStatus.CONFLICT, "attendance.too-many-steps"),
    DUE_OUT_OF_RANGE(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.follow-up-due"),
    STEP_UNKNOWN(HttpStatus.NOT_FOUND, "attendance.step-unknown"),
    NOT_A_FOLLOW_UP(HttpStatus.CONFLICT, "attendance.not-a-follow-up"),
    FOLLOW_UP_OPEN(HttpStatus.CONFLICT, "attendance.follow-up-open"),
    CLOSED_OTHERWISE(HttpStatus.CONFLICT, "attendance.incident-closed-otherwise"),
    FORGOTTEN(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.incident-too-long-ago");

    private final HttpStatus status;
    private final String code;

    IncidentProblem(HttpStatus status, String code) {
        this.status = status;
        this.code = code;
    }

    static IncidentProblem of(Refusal why) {
        return switch (why) {
            case TOLD_OTHERWISE -> TOLD_OTHERWISE;
            case CLOSED -> CLOSED;
            case BEFORE_THE_INCIDENT -> BEFORE_THE_INCIDENT;
            case TOO_MANY_STEPS -> TOO_MANY_STEPS;
            case DUE_OUT_OF_RANGE -> DUE_OUT_OF_RANGE;
            case STEP_UNKNOWN -> STEP_UNKNOWN;
            case NOT_A_FOLLOW_UP -> NOT_A_FOLLOW_UP;
            case FOLLOW_UP_OPEN -> FOLLOW_UP_OPEN;
            case CLOSED_OTHERWISE -> CLOSED_OTHERWISE;
            case FORGOTTEN -> FORGOTTEN;
        };
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
        return "R28";
    }
}

package afterbell.attendance.checkin;

import org.springframework.http.HttpStatus;

import afterbell.attendance.checkin.model.CheckInRules.Refusal;
import afterbell.attendance.rollcall.RollCallProblem;
import afterbell.attendance.session.SessionProblem;
import afterbell.web.problem.ProblemCode;

/** Why a pupil is not checked in (R31). */
public enum CheckInProblem implements ProblemCode {
    CARE_NOT_TOLD(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.care-not-told"),
    SAID_ABSENT(HttpStatus.CONFLICT, "attendance.said-absent"),
    LEFT_BEFORE(HttpStatus.CONFLICT, "attendance.left-before");

    private final HttpStatus status;
    private final String code;

    CheckInProblem(HttpStatus status, String code) {
        this.status = status;
        this.code = code;
    }

    public static ProblemCode of(Refusal refusal) {
        return switch (refusal) {
            case SESSION_NOT_OPEN -> SessionProblem.NOT_OPEN;
            case WITHOUT_PLACE -> RollCallProblem.PUPILS_WITHOUT_PLACE;
            case WORKER_NOT_SIGNED_ON -> SessionProblem.NOT_SIGNED_ON;
            case TOO_MANY_PUPILS -> RollCallProblem.TOO_MANY_PUPILS;
            case CARE_NOT_TOLD -> CARE_NOT_TOLD;
            case SAID_ABSENT -> SAID_ABSENT;
            case LEFT_BEFORE -> LEFT_BEFORE;
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
        return "R31";
    }
}

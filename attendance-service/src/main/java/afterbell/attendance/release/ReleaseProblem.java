package afterbell.attendance.release;

import org.springframework.http.HttpStatus;

import afterbell.attendance.release.model.ReleaseRules.Refusal;
import afterbell.web.problem.ProblemCode;

/** Why a pupil does not leave (R31). */
public enum ReleaseProblem implements ProblemCode {
    NOT_IN_CARE(HttpStatus.CONFLICT, "attendance.pupil-not-in-care"),
    RELEASED_OTHERWISE(HttpStatus.CONFLICT, "attendance.released-otherwise"),
    ADULT_NOT_AUTHORISED(HttpStatus.FORBIDDEN, "attendance.adult-not-authorised"),
    ADULT_FORBIDDEN(HttpStatus.FORBIDDEN, "attendance.adult-forbidden"),
    MAY_NOT_LEAVE_ALONE(HttpStatus.FORBIDDEN, "attendance.may-not-leave-alone"),
    BEFORE_CARE(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.release-before-care"),
    CODE_NEEDED(HttpStatus.FORBIDDEN, "attendance.pickup-code-needed"),
    CODE_INVALID(HttpStatus.FORBIDDEN, "attendance.pickup-code-invalid"),
    CODE_OF_ANOTHER_DAY(HttpStatus.FORBIDDEN, "attendance.pickup-code-of-another-day"),
    CODE_OF_ANOTHER_PUPIL(HttpStatus.FORBIDDEN, "attendance.pickup-code-of-another-pupil"),
    CODE_CANCELLED(HttpStatus.FORBIDDEN, "attendance.pickup-code-cancelled"),
    CODE_USED(HttpStatus.CONFLICT, "attendance.pickup-code-used");

    private final HttpStatus status;
    private final String code;

    ReleaseProblem(HttpStatus status, String code) {
        this.status = status;
        this.code = code;
    }

    public static ReleaseProblem of(Refusal refusal) {
        return switch (refusal) {
            case NOT_IN_CARE -> NOT_IN_CARE;
            case RELEASED_OTHERWISE -> RELEASED_OTHERWISE;
            case ADULT_NOT_AUTHORISED -> ADULT_NOT_AUTHORISED;
            case ADULT_FORBIDDEN -> ADULT_FORBIDDEN;
            case MAY_NOT_LEAVE_ALONE -> MAY_NOT_LEAVE_ALONE;
            case BEFORE_CARE -> BEFORE_CARE;
            case CODE_NEEDED -> CODE_NEEDED;
            case CODE_INVALID -> CODE_INVALID;
            case CODE_OF_ANOTHER_DAY -> CODE_OF_ANOTHER_DAY;
            case CODE_OF_ANOTHER_PUPIL -> CODE_OF_ANOTHER_PUPIL;
            case CODE_CANCELLED -> CODE_CANCELLED;
            case CODE_USED -> CODE_USED;
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

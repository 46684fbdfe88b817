package afterbell.attendance.device;

import org.springframework.http.HttpStatus;

import afterbell.attendance.device.model.DecidingRules;
import afterbell.attendance.device.model.Matter;
import afterbell.attendance.device.model.TakingRules;
import afterbell.attendance.release.ReleaseProblem;
import afterbell.attendance.rollcall.RollCallProblem;
import afterbell.attendance.session.SessionProblem;
import afterbell.web.problem.ProblemCode;

/** Why what a device tells is not taken, or is not in the register (R31). */
public enum DeviceProblem implements ProblemCode {
    CLOCK_UNUSABLE(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.device-clock-unusable"),
    TOO_MANY_DEVICES(HttpStatus.CONFLICT, "attendance.too-many-devices"),
    TOLD_OTHERWISE(HttpStatus.CONFLICT, "attendance.device-fact-told-otherwise"),
    AFTER_SENDING(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.device-fact-after-sending"),
    TOO_LONG_AGO(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.device-fact-too-long-ago"),
    TOO_MANY_FACTS(HttpStatus.CONFLICT, "attendance.too-many-device-facts"),
    SET_ASIDE(HttpStatus.CONFLICT, "attendance.device-fact-set-aside"),
    RELEASED_TO_TWO(HttpStatus.CONFLICT, "attendance.device-released-to-two"),
    SEEN_AFTER_RELEASE(HttpStatus.CONFLICT, "attendance.device-seen-after-release"),
    PRESENT_AND_ABSENT(HttpStatus.CONFLICT, "attendance.device-present-and-absent"),
    REGISTER_SAYS_OTHERWISE(HttpStatus.CONFLICT, "attendance.device-register-says-otherwise"),
    RELEASED_THOUGH_ABSENT(HttpStatus.CONFLICT, "attendance.device-released-though-absent"),
    RELEASED_BEFORE_ARRIVAL(HttpStatus.CONFLICT, "attendance.device-released-before-arrival"),
    CONFLICT_UNKNOWN(HttpStatus.NOT_FOUND, "attendance.device-conflict-unknown"),
    NOT_IN_CONFLICT(HttpStatus.CONFLICT, "attendance.device-fact-not-in-conflict"),
    NAMES_NOBODY(HttpStatus.CONFLICT, "attendance.device-fact-names-nobody");

    private final HttpStatus status;
    private final String code;

    DeviceProblem(HttpStatus status, String code) {
        this.status = status;
        this.code = code;
    }

    public static ProblemCode of(Matter matter) {
        return switch (matter) {
            case ADULT_FORBIDDEN -> ReleaseProblem.ADULT_FORBIDDEN;
            case ADULT_NOT_AUTHORISED -> ReleaseProblem.ADULT_NOT_AUTHORISED;
            case CODE_INVALID -> ReleaseProblem.CODE_INVALID;
            case CODE_OF_ANOTHER_PUPIL -> ReleaseProblem.CODE_OF_ANOTHER_PUPIL;
            case CODE_OF_ANOTHER_DAY -> ReleaseProblem.CODE_OF_ANOTHER_DAY;
            case CODE_CANCELLED -> ReleaseProblem.CODE_CANCELLED;
            case CODE_USED -> ReleaseProblem.CODE_USED;
            case CODE_NEEDED -> ReleaseProblem.CODE_NEEDED;
            case RELEASED_OTHERWISE -> ReleaseProblem.RELEASED_OTHERWISE;
            case MAY_NOT_LEAVE_ALONE -> ReleaseProblem.MAY_NOT_LEAVE_ALONE;
            case WITHOUT_PLACE -> RollCallProblem.PUPILS_WITHOUT_PLACE;
            case APPROVAL_NEEDED -> RollCallProblem.APPROVAL_NEEDED;
            case TOO_MANY_CHANGES -> RollCallProblem.TOO_MANY_CHANGES;
            case SESSION_CLOSED -> SessionProblem.NOT_OPEN;
            case RELEASED_TO_TWO -> RELEASED_TO_TWO;
            case SEEN_AFTER_RELEASE -> SEEN_AFTER_RELEASE;
            case PRESENT_AND_ABSENT -> PRESENT_AND_ABSENT;
            case REGISTER_SAYS_OTHERWISE -> REGISTER_SAYS_OTHERWISE;
            case RELEASED_THOUGH_ABSENT -> RELEASED_THOUGH_ABSENT;
            case RELEASED_BEFORE_ARRIVAL -> RELEASED_BEFORE_ARRIVAL;
        };
    }

    static ProblemCode of(TakingRules.Refusal refusal) {
        return switch (refusal) {
            case TOLD_OTHERWISE -> TOLD_OTHERWISE;
            case AFTER_SENDING -> AFTER_SENDING;
            case TOO_LONG_AGO -> TOO_LONG_AGO;
            case TOO_MANY_FACTS -> TOO_MANY_FACTS;
        };
    }

    static ProblemCode of(DecidingRules.Refusal refusal) {
        return switch (refusal) {
            case NO_CONFLICT -> CONFLICT_UNKNOWN;
            case NOT_IN_CONFLICT -> NOT_IN_CONFLICT;
            case NAMES_NOBODY -> NAMES_NOBODY;
            case TOO_MANY_DECISIONS -> RollCallProblem.TOO_MANY_CHANGES;
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

package afterbell.attendance.safetycheck;

import org.springframework.http.HttpStatus;

import afterbell.attendance.safetycheck.model.CheckRules.Refusal;
import afterbell.web.problem.ProblemCode;

/** Why something about a safety check is not entered. */
enum CheckProblem implements ProblemCode {
    UNKNOWN(HttpStatus.NOT_FOUND, "attendance.safety-check-unknown"),
    CHECKLIST_INCOMPLETE(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.checklist-incomplete"),
    DEADLINE_OUT_OF_RANGE(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.finding-deadline"),
    TOLD_OTHERWISE(HttpStatus.CONFLICT, "attendance.safety-check-told-otherwise"),
    TOO_LONG_AGO(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.safety-check-too-long-ago"),
    FINDING_UNKNOWN(HttpStatus.NOT_FOUND, "attendance.finding-unknown"),
    FIXED_BEFORE_CHECK(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.fixed-before-check"),
    FIXED_OTHERWISE(HttpStatus.CONFLICT, "attendance.finding-fixed-otherwise"),
    PHOTO_TYPE_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.photo-type-unknown"),
    TOO_MANY_PHOTOS(HttpStatus.CONFLICT, "attendance.too-many-photos"),
    PHOTO_UNKNOWN(HttpStatus.NOT_FOUND, "attendance.photo-unknown");

    private final HttpStatus status;
    private final String code;

    CheckProblem(HttpStatus status, String code) {
        this.status = status;
        this.code = code;
    }

    static CheckProblem of(Refusal why) {
        return switch (why) {
            case CHECKLIST_INCOMPLETE -> CHECKLIST_INCOMPLETE;
            case DEADLINE_OUT_OF_RANGE -> DEADLINE_OUT_OF_RANGE;
            case TOLD_OTHERWISE -> TOLD_OTHERWISE;
            case TOO_LONG_AGO -> TOO_LONG_AGO;
            case FINDING_UNKNOWN -> FINDING_UNKNOWN;
            case FIXED_BEFORE_CHECK -> FIXED_BEFORE_CHECK;
            case FIXED_OTHERWISE -> FIXED_OTHERWISE;
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

package afterbell.attendance.identitycheck;

import org.springframework.http.HttpStatus;

import afterbell.attendance.identitycheck.model.IdentityCheckRules.Refusal;
import afterbell.web.problem.ProblemCode;

/** Why a check of identity does not go on (R31). */
enum IdentityCheckProblem implements ProblemCode {
    UNKNOWN(HttpStatus.NOT_FOUND, "attendance.identity-check-unknown"),
    TOLD_OTHERWISE(HttpStatus.CONFLICT, "attendance.identity-check-told-otherwise"),
    SAME_PERSON(HttpStatus.FORBIDDEN, "attendance.second-person-needed"),
    BEFORE_CHECK(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.confirmed-before-check"),
    CONFIRMED_BEFORE(HttpStatus.CONFLICT, "attendance.identity-check-confirmed"),
    DECLINED_BEFORE(HttpStatus.CONFLICT, "attendance.identity-check-declined");

    private final HttpStatus status;
    private final String code;

    IdentityCheckProblem(HttpStatus status, String code) {
        this.status = status;
        this.code = code;
    }

    static IdentityCheckProblem of(Refusal refusal) {
        return switch (refusal) {
            case TOLD_OTHERWISE -> TOLD_OTHERWISE;
            case SAME_PERSON -> SAME_PERSON;
            case BEFORE_CHECK -> BEFORE_CHECK;
            case CONFIRMED_BEFORE -> CONFIRMED_BEFORE;
            case DECLINED_BEFORE -> DECLINED_BEFORE;
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

package afterbell.attendance.pickupcode;

import org.springframework.http.HttpStatus;

import afterbell.attendance.pickupcode.model.CodeRules.NotGiven;
import afterbell.web.problem.ProblemCode;

/** Why no pickup code is given out, and no key is shown or withdrawn. */
enum CodeProblem implements ProblemCode {
    TOO_FAR_AHEAD(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.pickup-code-too-early"),
    ADULT_NOT_AUTHORISED(HttpStatus.FORBIDDEN, "attendance.pickup-code-not-authorised"),
    ADULT_FORBIDDEN(HttpStatus.FORBIDDEN, "attendance.pickup-code-forbidden"),
    TOO_MANY_CODES(HttpStatus.CONFLICT, "attendance.too-many-pickup-codes"),
    NO_PLACE(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.pickup-code-without-place"),
    CODE_NOT_FOUND(HttpStatus.NOT_FOUND, "attendance.pickup-code-not-found"),
    SCHOOL_UNKNOWN(HttpStatus.NOT_FOUND, "attendance.pickup-keys-of-no-school"),
    KEY_UNKNOWN(HttpStatus.NOT_FOUND, "attendance.pickup-key-unknown");

    private final HttpStatus status;
    private final String code;

    CodeProblem(HttpStatus status, String code) {
        this.status = status;
        this.code = code;
    }

    static CodeProblem of(NotGiven reason) {
        return switch (reason) {
            case TOO_FAR_AHEAD -> TOO_FAR_AHEAD;
            case ADULT_NOT_AUTHORISED -> ADULT_NOT_AUTHORISED;
            case ADULT_FORBIDDEN -> ADULT_FORBIDDEN;
            case TOO_MANY_CODES -> TOO_MANY_CODES;
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

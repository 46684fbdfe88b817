package afterbell.attendance.visit;

import org.springframework.http.HttpStatus;

import afterbell.attendance.visit.model.VisitRules.Refusal;
import afterbell.web.problem.ProblemCode;

/** Why a visit is not entered. */
enum VisitProblem implements ProblemCode {
    UNKNOWN(HttpStatus.NOT_FOUND, "attendance.visit-unknown"),
    TOLD_OTHERWISE(HttpStatus.CONFLICT, "attendance.visit-told-otherwise"),
    TOO_MANY_INSIDE(HttpStatus.CONFLICT, "attendance.too-many-visitors"),
    TOO_LONG_AGO(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.visit-too-long-ago"),
    LEFT_BEFORE_COMING(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.left-before-coming"),
    STAYED_TOO_LONG(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.visit-too-long"),
    LEFT_OTHERWISE(HttpStatus.CONFLICT, "attendance.visitor-left-otherwise");

    private final HttpStatus status;
    private final String code;

    VisitProblem(HttpStatus status, String code) {
        this.status = status;
        this.code = code;
    }

    static VisitProblem of(Refusal why) {
        return switch (why) {
            case TOLD_OTHERWISE -> TOLD_OTHERWISE;
            case TOO_MANY_INSIDE -> TOO_MANY_INSIDE;
            case TOO_LONG_AGO -> TOO_LONG_AGO;
            case LEFT_BEFORE_COMING -> LEFT_BEFORE_COMING;
            case STAYED_TOO_LONG -> STAYED_TOO_LONG;
            case LEFT_OTHERWISE -> LEFT_OTHERWISE;
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

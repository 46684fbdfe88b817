package afterbell.enrollment.schoolday;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why a school cannot be closed on a day. */
public enum SchoolDayProblem implements ProblemCode {
    DAY_OFF_PAST(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.day-off-past"),
    DAY_OFF_OUTSIDE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.day-off-outside"),
    DAY_OFF_TWICE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.day-off-twice");

    private final HttpStatus status;
    private final String code;

    SchoolDayProblem(HttpStatus status, String code) {
        this.status = status;
        this.code = code;
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
        return "R10";
    }
}

package afterbell.enrollment.semester;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why something about a semester is refused. */
public enum SemesterProblem implements ProblemCode {
    SEMESTER_UNKNOWN(HttpStatus.NOT_FOUND, "enrollment.semester-unknown", null),
    NO_SEMESTER(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.no-semester", "R10"),
    SCHOOL_DAY_PAST(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.school-day-past", "R10"),
    HOLIDAY_CONTRADICTION(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.holiday-contradiction", "R10");

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    SemesterProblem(HttpStatus status, String code, @Nullable String rule) {
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
    public @Nullable String rule() {
        return rule;
    }
}

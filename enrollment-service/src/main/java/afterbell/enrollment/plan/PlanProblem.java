package afterbell.enrollment.plan;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why a plan is not published. */
public enum PlanProblem implements ProblemCode {
    PLAN_UNKNOWN(HttpStatus.NOT_FOUND, "enrollment.plan-unknown", "R22"),
    PLAN_NOT_WRITTEN(HttpStatus.CONFLICT, "enrollment.plan-not-written", "R1"),
    DISMISSAL_TOO_LATE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.dismissal-too-late", "R10"),
    OFFERING_IS_LESSON(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.offering-is-lesson", "R9"),
    LESSON_BY_CATEGORY(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.lesson-by-category", "R9"),
    LESSON_BY_TITLE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.lesson-by-title", "R9"),
    LESSON_BY_MATERIALS(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.lesson-by-materials", "R9"),
    BAD_WEATHER_MISSING(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.bad-weather-missing", "R29"),
    CATEGORY_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.category-unknown", "R8"),
    OFFERING_GROUP_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.offering-group-unknown", "R1"),
    OFFERING_TWICE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.offering-twice", "R1");

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    PlanProblem(HttpStatus status, String code, @Nullable String rule) {
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

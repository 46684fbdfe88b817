package afterbell.enrollment.plan;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why a plan does not go on its way. */
public enum PlanProblem implements ProblemCode {
    PLAN_UNKNOWN(HttpStatus.NOT_FOUND, "enrollment.plan-unknown", "R22"),
    PLAN_VERSION_UNKNOWN(HttpStatus.NOT_FOUND, "enrollment.plan-version-unknown", "R22"),
    PLAN_NOT_WRITTEN(HttpStatus.CONFLICT, "enrollment.plan-not-written", "R1"),
    PLAN_MOVE_NOT_ALLOWED(HttpStatus.CONFLICT, "enrollment.plan-move-not-allowed", "R22"),
    PLAN_INCOMPLETE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.plan-incomplete", "R22"),
    DISMISSAL_TOO_LATE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.dismissal-too-late", "R10"),
    DISMISSAL_TWICE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.dismissal-twice", "R10"),
    SERVICE_ENDS_TOO_LATE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.service-ends-too-late", "R10"),
    NOON_MISPLACED(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.noon-misplaced", "R11"),
    OFFERING_IS_LESSON(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.offering-is-lesson", "R9"),
    LESSON_BY_CATEGORY(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.lesson-by-category", "R9"),
    LESSON_BY_TITLE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.lesson-by-title", "R9"),
    LESSON_BY_MATERIALS(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.lesson-by-materials", "R9"),
    BAD_WEATHER_MISSING(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.bad-weather-missing", "R29"),
    CATEGORY_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.category-unknown", "R8"),
    OFFERING_GROUP_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.offering-group-unknown", "R1"),
    OFFERING_OUTSIDE_SLOT(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.offering-outside-slot", "R10"),
    NO_NOON_SLOT(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.no-noon-slot", "R11"),
    TOO_FEW_STAFF(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.too-few-staff", "R20"),
    NO_SCHOOL_WEEKDAY(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.no-school-weekday", "R10"),
    OFFERING_TWICE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.offering-twice", "R1"),
    OFFERING_UNKNOWN(HttpStatus.NOT_FOUND, "enrollment.offering-unknown", "R9"),
    NOTHING_TO_APPEAL(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.nothing-to-appeal", "R9"),
    TOO_MANY_APPEALS(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.too-many-appeals", "R9"),
    APPEAL_UNKNOWN(HttpStatus.NOT_FOUND, "enrollment.appeal-unknown", "R9"),
    APPEAL_DECIDED(HttpStatus.CONFLICT, "enrollment.appeal-decided", "R9");

    private final HttpStatus status;
    private final String code;
    private final String rule;

    PlanProblem(HttpStatus status, String code, String rule) {
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
    public String rule() {
        return rule;
    }
}

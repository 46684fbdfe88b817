package afterbell.staffing.rota;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why something about a rota is refused. */
public enum RotaProblem implements ProblemCode {
    WORKER_OF_ANOTHER_SCHOOL(HttpStatus.CONFLICT, "staffing.worker-of-another-school", "R24"),
    NO_SERVICE_DAY(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.no-service-day", "R10"),
    /** An item says R25 instead where a clearance has run out, or was taken away. */
    NOT_CLEARED(HttpStatus.CONFLICT, "staffing.worker-not-cleared", "R24"),
    DOUBLE_DUTY(HttpStatus.CONFLICT, "staffing.double-duty", "R20"),
    GROUP_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.group-unknown", "R20"),
    TOO_MANY_HOURS(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.too-many-hours", "R19"),
    ON_LEAVE(HttpStatus.CONFLICT, "staffing.worker-on-leave", "R20"),
    DUTY_UNKNOWN(HttpStatus.NOT_FOUND, "staffing.duty-unknown", null),
    /** A substitution or swap is about to move the duty. */
    EXCHANGE_UNDER_WAY(HttpStatus.CONFLICT, "staffing.exchange-under-way", "R20"),
    NOTHING_TO_EXCHANGE(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.nothing-to-exchange", null),
    LEAVE_UNKNOWN(HttpStatus.NOT_FOUND, "staffing.leave-unknown", null),
    LEAVE_TOO_LONG(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.leave-too-long", null),
    TOO_MANY_LEAVES(HttpStatus.CONFLICT, "staffing.too-many-leaves", null),
    TEMPLATE_UNKNOWN(HttpStatus.NOT_FOUND, "staffing.template-unknown", null),
    TEMPLATE_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.template-invalid", null),
    TOO_MANY_TEMPLATES(HttpStatus.CONFLICT, "staffing.too-many-templates", null),
    WEEK_UNKNOWN(HttpStatus.NOT_FOUND, "staffing.week-unknown", null),
    TOO_MANY_DAYS(HttpStatus.BAD_REQUEST, "staffing.too-many-days", null);

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    RotaProblem(HttpStatus status, String code, @Nullable String rule) {
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

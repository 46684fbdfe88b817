package afterbell.attendance.serviceday;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.attendance.serviceday.model.TimeRefusal;
import afterbell.web.problem.ProblemCode;

/** Why a day or a time is refused. */
public enum ServiceDayProblem implements ProblemCode {
    NO_SERVICE_DAY("attendance.no-service-day", "R10"),
    DAY_TO_COME("attendance.day-to-come", "R10"),
    TIME_TO_COME("attendance.time-to-come", "R31"),
    TIME_ON_ANOTHER_DAY("attendance.time-on-another-day", "R31"),
    PERIOD_INVALID("attendance.period-invalid", null);

    private final String code;
    private final @Nullable String rule;

    ServiceDayProblem(String code, @Nullable String rule) {
        this.code = code;
        this.rule = rule;
    }

    public static ServiceDayProblem of(TimeRefusal refusal) {
        return switch (refusal) {
            case DAY_TO_COME -> DAY_TO_COME;
            case TIME_TO_COME -> TIME_TO_COME;
            case ON_ANOTHER_DAY -> TIME_ON_ANOTHER_DAY;
        };
    }

    @Override
    public HttpStatus status() {
        return HttpStatus.UNPROCESSABLE_CONTENT;
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

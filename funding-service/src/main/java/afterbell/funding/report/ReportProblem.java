package afterbell.funding.report;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why there is no report. */
public enum ReportProblem implements ProblemCode {
    PERIOD_INVALID(HttpStatus.BAD_REQUEST, "funding.report-period-invalid", null),
    PERIOD_NOT_CLOSED(HttpStatus.CONFLICT, "funding.report-period-not-closed", "R13"),
    TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT, "funding.report-too-large", null),
    SOURCE_NOT_YOURS(HttpStatus.FORBIDDEN, "funding.report-source-not-yours", "R34");

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    ReportProblem(HttpStatus status, String code, @Nullable String rule) {
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

package afterbell.funding.labour;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why a labour statement is not drawn up or filed. */
enum LabourProblem implements ProblemCode {
    SEMESTER_UNKNOWN(HttpStatus.CONFLICT, "funding.semester-of-duty-unknown", "R18"),
    MONTH_NOT_OVER(HttpStatus.CONFLICT, "funding.month-not-over", "R21"),
    FILED(HttpStatus.CONFLICT, "funding.statement-filed", "R21"),
    WORKER_NOT_ON_STATEMENT(HttpStatus.UNPROCESSABLE_CONTENT, "funding.worker-not-on-statement", "R18"),
    TOO_MANY_WORKERS(HttpStatus.UNPROCESSABLE_CONTENT, "funding.too-many-workers", null);

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    LabourProblem(HttpStatus status, String code, @Nullable String rule) {
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

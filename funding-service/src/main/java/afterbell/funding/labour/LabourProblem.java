package afterbell.funding.labour;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.funding.labour.model.LabourRules.Refusal;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;

/** Why a labour statement is not drawn up, approved or paid, or a rate not set. */
enum LabourProblem implements ProblemCode {
    SEMESTER_UNKNOWN(HttpStatus.CONFLICT, "funding.semester-of-duty-unknown", "R18"),
    MONTH_NOT_OVER(HttpStatus.CONFLICT, "funding.month-not-over", "R21"),
    APPROVED(HttpStatus.CONFLICT, "funding.statement-approved", "R21"),
    WORKER_NOT_ON_STATEMENT(HttpStatus.UNPROCESSABLE_CONTENT, "funding.worker-not-on-statement", "R18"),
    NOT_SUBMITTED(HttpStatus.CONFLICT, "funding.statement-not-submitted", "R21"),
    SAME_PERSON(HttpStatus.CONFLICT, "funding.statement-second-person-needed", "R15"),
    NOT_APPROVED(HttpStatus.CONFLICT, "funding.statement-not-approved", "R21"),
    PAID(HttpStatus.CONFLICT, "funding.statement-paid", "R21"),
    NOTHING_TO_SUPPLEMENT(HttpStatus.CONFLICT, "funding.nothing-to-supplement", "R21"),
    BEFORE_NOT_FILED(HttpStatus.CONFLICT, "funding.statement-before-not-filed", "R21"),
    TOO_MANY_WORKERS(HttpStatus.UNPROCESSABLE_CONTENT, "funding.too-many-workers", null),
    RATE_RETROACTIVE(HttpStatus.CONFLICT, "funding.rate-retroactive", "R18"),
    TOO_MANY_RATES(HttpStatus.CONFLICT, "funding.too-many-rates", null);

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    LabourProblem(HttpStatus status, String code, @Nullable String rule) {
        this.status = status;
        this.code = code;
        this.rule = rule;
    }

    static ProblemException of(Refusal refusal) {
        return new ProblemException(switch (refusal) {
            case APPROVED -> APPROVED;
            case WORKER_NOT_ON_STATEMENT -> WORKER_NOT_ON_STATEMENT;
            case NOT_SUBMITTED -> NOT_SUBMITTED;
            case SAME_PERSON -> SAME_PERSON;
            case NOT_APPROVED -> NOT_APPROVED;
            case PAID -> PAID;
            case NOTHING_TO_SUPPLEMENT -> NOTHING_TO_SUPPLEMENT;
        });
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

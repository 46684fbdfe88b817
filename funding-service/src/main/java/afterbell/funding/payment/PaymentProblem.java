package afterbell.funding.payment;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.funding.payment.model.BatchRules.Refusal;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;

/** Why a batch is not prepared, approved, withdrawn or told. */
enum PaymentProblem implements ProblemCode {
    UNKNOWN(HttpStatus.NOT_FOUND, "funding.batch-unknown", null),
    NOTHING_TO_PAY(HttpStatus.CONFLICT, "funding.nothing-to-pay", "R17"),
    NOT_PREPARED(HttpStatus.CONFLICT, "funding.batch-not-prepared", null),
    NOT_APPROVED(HttpStatus.CONFLICT, "funding.batch-not-approved", "R15"),
    SAME_PERSON(HttpStatus.CONFLICT, "funding.batch-second-person-needed", "R15"),
    ACCOUNT_CHANGED(HttpStatus.CONFLICT, "funding.bank-account-changed", "R15"),
    APPROVED(HttpStatus.CONFLICT, "funding.batch-approved", "R17"),
    WITHDRAWN(HttpStatus.CONFLICT, "funding.batch-withdrawn", null),
    FILE_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "funding.status-file-too-large", null);

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    PaymentProblem(HttpStatus status, String code, @Nullable String rule) {
        this.status = status;
        this.code = code;
        this.rule = rule;
    }

    static ProblemException of(Refusal refusal) {
        return new ProblemException(switch (refusal) {
            case NOT_PREPARED -> NOT_PREPARED;
            case SAME_PERSON -> SAME_PERSON;
            case ACCOUNT_CHANGED -> ACCOUNT_CHANGED;
            case APPROVED -> APPROVED;
            case WITHDRAWN -> WITHDRAWN;
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

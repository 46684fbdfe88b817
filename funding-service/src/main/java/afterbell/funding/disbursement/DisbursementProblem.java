package afterbell.funding.disbursement;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.funding.disbursement.model.DisbursementRules.Refusal;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;

/** Why a disbursement is not ordered, paid or told. */
enum DisbursementProblem implements ProblemCode {
    UNKNOWN(HttpStatus.NOT_FOUND, "funding.disbursement-unknown", null),
    CLAIM_NOT_APPROVED(HttpStatus.CONFLICT, "funding.claim-not-approved", "R17"),
    ALREADY_DISBURSED(HttpStatus.CONFLICT, "funding.already-disbursed", "R17"),
    NOTHING_TO_DISBURSE(HttpStatus.CONFLICT, "funding.nothing-to-disburse", "R17"),
    NOT_ORDERED(HttpStatus.CONFLICT, "funding.disbursement-not-ordered", "R17"),
    PAID(HttpStatus.CONFLICT, "funding.disbursement-paid", "R17"),
    IN_FILE(HttpStatus.CONFLICT, "funding.disbursement-in-file", "R17"),
    SAME_PERSON(HttpStatus.CONFLICT, "funding.second-person-needed", "R15");

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    DisbursementProblem(HttpStatus status, String code, @Nullable String rule) {
        this.status = status;
        this.code = code;
        this.rule = rule;
    }

    static ProblemException of(Refusal refusal) {
        return new ProblemException(switch (refusal) {
            case ALREADY_DISBURSED -> ALREADY_DISBURSED;
            case NOTHING_TO_DISBURSE -> NOTHING_TO_DISBURSE;
            case NOT_ORDERED -> NOT_ORDERED;
            case PAID -> PAID;
            case IN_FILE -> IN_FILE;
            case SAME_PERSON -> SAME_PERSON;
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

package afterbell.funding.bill;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.funding.bill.model.BillRules.Refusal;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;

/** Why a bill or a tariff is not, or does not move. */
public enum BillProblem implements ProblemCode {
    UNKNOWN(HttpStatus.NOT_FOUND, "funding.bill-unknown", null),
    PERIOD_UNKNOWN(HttpStatus.NOT_FOUND, "funding.bill-period-unknown", "R13"),
    NO_TARIFF(HttpStatus.CONFLICT, "funding.no-tariff", "R13"),
    PERIOD_DOES_NOT_FIT(HttpStatus.UNPROCESSABLE_CONTENT, "funding.bill-period-does-not-fit", "R13"),
    TARIFF_RETROACTIVE(HttpStatus.CONFLICT, "funding.tariff-retroactive", "R13"),
    TOO_MANY_TARIFFS(HttpStatus.CONFLICT, "funding.too-many-tariffs", null),
    TOO_MANY_PUPILS(HttpStatus.UNPROCESSABLE_CONTENT, "funding.too-many-pupils-to-bill", null),
    WAIVED_OTHERWISE(HttpStatus.CONFLICT, "funding.bill-waived-otherwise", "R13"),
    WAIVER_TOO_HIGH(HttpStatus.UNPROCESSABLE_CONTENT, "funding.waiver-too-high", "R13"),
    EVIDENCE_TYPE(HttpStatus.UNPROCESSABLE_CONTENT, "funding.evidence-type-unknown", null),
    NO_EVIDENCE(HttpStatus.NOT_FOUND, "funding.no-evidence", null),
    NOTHING_TO_REFUND(HttpStatus.CONFLICT, "funding.nothing-to-refund", "R13"),
    BANK_FILE(HttpStatus.UNPROCESSABLE_CONTENT, "funding.bank-file-unreadable", null);

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    BillProblem(HttpStatus status, String code, @Nullable String rule) {
        this.status = status;
        this.code = code;
        this.rule = rule;
    }

    static ProblemException of(Refusal refusal) {
        return new ProblemException(switch (refusal) {
            case WAIVED_OTHERWISE -> WAIVED_OTHERWISE;
            case WAIVER_TOO_HIGH -> WAIVER_TOO_HIGH;
            case NOTHING_TO_REFUND -> NOTHING_TO_REFUND;
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

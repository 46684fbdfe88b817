package afterbell.funding.claim;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.funding.claim.model.ClaimRules.Refusal;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;

/** Why a claim is not moved or told. */
public enum ClaimProblem implements ProblemCode {
    UNKNOWN(HttpStatus.NOT_FOUND, "funding.claim-unknown", null),
    CONFIRMED(HttpStatus.CONFLICT, "funding.claim-confirmed", "R17"),
    NOT_CONFIRMED(HttpStatus.CONFLICT, "funding.claim-not-confirmed", "R17"),
    APPROVED(HttpStatus.CONFLICT, "funding.claim-approved", "R17"),
    RETURNED(HttpStatus.CONFLICT, "funding.claim-returned", "R17"),
    TOO_MANY_DISPUTES(HttpStatus.UNPROCESSABLE_CONTENT, "funding.too-many-disputes", null),
    TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT, "funding.claim-too-large", null),
    FINDINGS_OPEN(HttpStatus.CONFLICT, "funding.findings-open", "R16"),
    NOTHING_FOUND(HttpStatus.NOT_FOUND, "funding.finding-unknown", null),
    NOT_DISPUTED(HttpStatus.NOT_FOUND, "funding.dispute-unknown", null);

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    ClaimProblem(HttpStatus status, String code, @Nullable String rule) {
        this.status = status;
        this.code = code;
        this.rule = rule;
    }

    static ProblemException of(Refusal refusal) {
        return new ProblemException(switch (refusal) {
            case CONFIRMED -> CONFIRMED;
            case NOT_CONFIRMED -> NOT_CONFIRMED;
            case APPROVED -> APPROVED;
            case RETURNED -> RETURNED;
            case TOO_MANY_DISPUTES -> TOO_MANY_DISPUTES;
            case FINDINGS_OPEN -> FINDINGS_OPEN;
            case NOTHING_FOUND -> NOTHING_FOUND;
            case NOT_DISPUTED -> NOT_DISPUTED;
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

package afterbell.funding.spending;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.funding.spending.model.VoucherRules.Refusal;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;

/** Why a voucher does not move. */
public enum VoucherProblem implements ProblemCode {
    UNKNOWN(HttpStatus.NOT_FOUND, "funding.voucher-unknown", null),
    DIFFERS(HttpStatus.UNPROCESSABLE_CONTENT, "funding.voucher-differs", null),
    PERIOD_INVALID(HttpStatus.BAD_REQUEST, "funding.period-invalid", null),
    TOO_MANY(HttpStatus.CONFLICT, "funding.too-many-vouchers", null),
    NO_ATTACHMENT(HttpStatus.CONFLICT, "funding.voucher-without-attachment", "R15"),
    ATTACHMENT_UNKNOWN(HttpStatus.NOT_FOUND, "funding.attachment-unknown", null),
    ATTACHMENT_TYPE(HttpStatus.UNPROCESSABLE_CONTENT, "funding.attachment-type-unknown", null),
    TOO_MANY_ATTACHMENTS(HttpStatus.CONFLICT, "funding.too-many-attachments", null),
    NOT_OPEN(HttpStatus.CONFLICT, "funding.voucher-decided", "R15"),
    NOT_SUBMITTED(HttpStatus.CONFLICT, "funding.voucher-not-submitted", "R15"),
    SECOND_PERSON_NEEDED(HttpStatus.CONFLICT, "funding.voucher-needs-second-person", "R15");

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    VoucherProblem(HttpStatus status, String code, @Nullable String rule) {
        this.status = status;
        this.code = code;
        this.rule = rule;
    }

    static ProblemException of(Refusal refusal) {
        return new ProblemException(switch (refusal) {
            case DIFFERS -> DIFFERS;
            case NO_ATTACHMENT -> NO_ATTACHMENT;
            case TOO_MANY_ATTACHMENTS -> TOO_MANY_ATTACHMENTS;
            case NOT_OPEN -> NOT_OPEN;
            case NOT_SUBMITTED -> NOT_SUBMITTED;
            case SECOND_PERSON_NEEDED -> SECOND_PERSON_NEEDED;
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

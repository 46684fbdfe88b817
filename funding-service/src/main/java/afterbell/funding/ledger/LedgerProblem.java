package afterbell.funding.ledger;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why money does not move. */
public enum LedgerProblem implements ProblemCode {
    OTHER_CONTENT(HttpStatus.UNPROCESSABLE_CONTENT, "funding.entry-differs", null),
    PERIOD_LOCKED(HttpStatus.UNPROCESSABLE_CONTENT, "funding.period-locked", "R15"),
    PERIOD_NOT_OVER(HttpStatus.UNPROCESSABLE_CONTENT, "funding.period-not-over", null),
    TOO_MANY_LOCKS(HttpStatus.CONFLICT, "funding.too-many-period-locks", null),
    BOOK_FULL(HttpStatus.UNPROCESSABLE_CONTENT, "funding.book-full", null),
    DAY_TO_COME(HttpStatus.UNPROCESSABLE_CONTENT, "funding.day-to-come", null),
    INSUFFICIENT_FUNDS(HttpStatus.UNPROCESSABLE_CONTENT, "funding.insufficient-funds", "R15"),
    CATEGORY_NOT_ALLOWED(HttpStatus.UNPROCESSABLE_CONTENT, "funding.category-not-allowed", "R14"),
    NO_TRANSFER_OUT(HttpStatus.UNPROCESSABLE_CONTENT, "funding.no-transfer-out", "R15"),
    SOURCE_NOT_YOURS(HttpStatus.FORBIDDEN, "funding.source-not-yours", "R13"),
    ENTRY_UNKNOWN(HttpStatus.NOT_FOUND, "funding.entry-unknown", null),
    ENTRY_REVERSED(HttpStatus.CONFLICT, "funding.entry-reversed", "R15"),
    ENTRY_IS_REVERSAL(HttpStatus.CONFLICT, "funding.entry-is-reversal", "R15"),
    ENTRY_FOLLOWS_DECISION(HttpStatus.CONFLICT, "funding.entry-follows-decision", "R15"),
    REVERSAL_BEFORE_ENTRY(HttpStatus.UNPROCESSABLE_CONTENT, "funding.reversal-before-entry", null);

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    LedgerProblem(HttpStatus status, String code, @Nullable String rule) {
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

package afterbell.funding.ledger;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why money does not move. */
public enum LedgerProblem implements ProblemCode {
    OTHER_CONTENT(HttpStatus.UNPROCESSABLE_CONTENT, "funding.entry-differs", null),
    YEAR_CLOSED(HttpStatus.UNPROCESSABLE_CONTENT, "funding.year-closed", null),
    BOOK_FULL(HttpStatus.UNPROCESSABLE_CONTENT, "funding.book-full", null),
    DAY_TO_COME(HttpStatus.UNPROCESSABLE_CONTENT, "funding.day-to-come", null),
    INSUFFICIENT_FUNDS(HttpStatus.UNPROCESSABLE_CONTENT, "funding.insufficient-funds", "R15"),
    CATEGORY_NOT_ALLOWED(HttpStatus.UNPROCESSABLE_CONTENT, "funding.category-not-allowed", "R14"),
    NO_TRANSFER_OUT(HttpStatus.UNPROCESSABLE_CONTENT, "funding.no-transfer-out", "R15"),
    SOURCE_NOT_YOURS(HttpStatus.FORBIDDEN, "funding.source-not-yours", "R13");

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

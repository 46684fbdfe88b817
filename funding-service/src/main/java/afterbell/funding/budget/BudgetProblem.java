package afterbell.funding.budget;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why a budget does not change, or holds something back. */
public enum BudgetProblem implements ProblemCode {
    OTHER_CONTENT(HttpStatus.UNPROCESSABLE_CONTENT, "funding.appropriation-differs", null),
    FULL(HttpStatus.CONFLICT, "funding.too-many-appropriations", null),
    BEYOND_APPROPRIATION(HttpStatus.CONFLICT, "funding.beyond-appropriation", "R13");

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    BudgetProblem(HttpStatus status, String code, @Nullable String rule) {
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

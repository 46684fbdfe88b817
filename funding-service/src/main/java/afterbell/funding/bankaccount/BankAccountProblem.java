package afterbell.funding.bankaccount;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why an account is not told. */
public enum BankAccountProblem implements ProblemCode {
    UNKNOWN(HttpStatus.NOT_FOUND, "funding.bank-account-unknown");

    private final HttpStatus status;
    private final String code;

    BankAccountProblem(HttpStatus status, String code) {
        this.status = status;
        this.code = code;
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
        return null;
    }
}

package afterbell.funding.policy;

import org.springframework.http.HttpStatus;

import afterbell.funding.policy.model.PolicyRegistry.Refusal;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;

/** Why a policy is not set. */
public enum PolicyProblem implements ProblemCode {
    NOT_TO_COME(HttpStatus.UNPROCESSABLE_CONTENT, "funding.policy-not-to-come", "R16"),
    TOO_MANY(HttpStatus.UNPROCESSABLE_CONTENT, "funding.too-many-policies", "R16");

    private final HttpStatus status;
    private final String code;
    private final String rule;

    PolicyProblem(HttpStatus status, String code, String rule) {
        this.status = status;
        this.code = code;
        this.rule = rule;
    }

    static ProblemException of(Refusal refusal) {
        return new ProblemException(switch (refusal) {
            case NOT_TO_COME -> NOT_TO_COME;
            case TOO_MANY -> TOO_MANY;
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
    public String rule() {
        return rule;
    }
}

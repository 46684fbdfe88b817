package afterbell.enrollment.insurance;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why something about an insurance is refused (R32). */
public enum InsuranceProblem implements ProblemCode {
    UNKNOWN("enrollment.insurance-unknown"),
    BACKWARDS("enrollment.insurance-backwards"),
    INCOMPLETE("enrollment.insurance-incomplete"),
    TOO_MANY("enrollment.too-many-insurances"),
    CHANGED_MEANWHILE(HttpStatus.CONFLICT, "enrollment.insurance-changed-meanwhile");

    private final HttpStatus status;
    private final String code;

    InsuranceProblem(String code) {
        this(HttpStatus.UNPROCESSABLE_CONTENT, code);
    }

    InsuranceProblem(HttpStatus status, String code) {
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
    public String rule() {
        return "R32";
    }
}

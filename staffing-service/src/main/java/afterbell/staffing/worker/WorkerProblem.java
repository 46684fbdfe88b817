package afterbell.staffing.worker;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why something about a worker is refused. */
public enum WorkerProblem implements ProblemCode {
    WORKER_UNKNOWN(HttpStatus.NOT_FOUND, "staffing.worker-unknown", null),
    CITIZEN_ID_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.citizen-id-invalid", null),
    KIND_DIFFERS(HttpStatus.CONFLICT, "staffing.kind-differs", "R24"),
    TOO_MANY_SCHOOLS(HttpStatus.CONFLICT, "staffing.too-many-schools", null),
    INSTITUTION_MISSING(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.institution-missing", "R5"),
    INSTITUTION_NOT_ACCEPTED(HttpStatus.CONFLICT, "staffing.institution-not-accepted", "R5"),
    INSTITUTION_DIFFERS(HttpStatus.CONFLICT, "staffing.institution-differs", "R5"),
    MEMBERSHIP_TO_COME(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.membership-to-come", "R5"),
    BARRED(HttpStatus.CONFLICT, "staffing.worker-barred", "R25");

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    WorkerProblem(HttpStatus status, String code, @Nullable String rule) {
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

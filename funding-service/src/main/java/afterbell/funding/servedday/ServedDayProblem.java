package afterbell.funding.servedday;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why served days cannot be told. */
public enum ServedDayProblem implements ProblemCode {
    SEMESTER_INVALID(HttpStatus.BAD_REQUEST, "funding.semester-invalid");

    private final HttpStatus status;
    private final String code;

    ServedDayProblem(HttpStatus status, String code) {
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
}

package afterbell.funding.semester;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why nothing can be said of a semester. */
public enum SemesterProblem implements ProblemCode {
    SEMESTER_UNKNOWN(HttpStatus.NOT_FOUND, "funding.semester-unknown", "R10");

    private final HttpStatus status;
    private final String code;
    private final String rule;

    SemesterProblem(HttpStatus status, String code, String rule) {
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
    public String rule() {
        return rule;
    }
}

package afterbell.enrollment.place;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why a pupil does not get a place. */
public enum PlaceProblem implements ProblemCode {
    GROUP_FULL(HttpStatus.CONFLICT, "enrollment.group-full", "R20"),
    PLACE_ELSEWHERE(HttpStatus.CONFLICT, "enrollment.place-elsewhere", "R6");

    private final HttpStatus status;
    private final String code;
    private final String rule;

    PlaceProblem(HttpStatus status, String code, String rule) {
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

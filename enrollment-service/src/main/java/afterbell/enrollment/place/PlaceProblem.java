package afterbell.enrollment.place;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why something about a place is refused. */
public enum PlaceProblem implements ProblemCode {
    NO_PLACE(HttpStatus.CONFLICT, "enrollment.no-place"),
    DAY_PAST(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.day-past"),
    PLACE_OUTSIDE_SEMESTER(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.place-outside-semester"),
    LEAVE_BACKWARDS(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.leave-backwards"),
    LEAVE_OVERLAPS(HttpStatus.CONFLICT, "enrollment.leave-overlaps"),
    LEAVE_UNKNOWN(HttpStatus.NOT_FOUND, "enrollment.leave-unknown"),
    WEEKDAYS_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.weekdays-invalid"),
    TOO_MANY_CHANGES(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.too-many-changes");

    private final HttpStatus status;
    private final String code;

    PlaceProblem(HttpStatus status, String code) {
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
        return "R2";
    }
}

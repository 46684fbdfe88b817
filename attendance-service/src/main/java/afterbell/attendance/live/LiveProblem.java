package afterbell.attendance.live;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why no live view is opened. */
enum LiveProblem implements ProblemCode {
    STREAMS_TOO_MANY(HttpStatus.TOO_MANY_REQUESTS, "attendance.live-streams-too-many"),
    STREAMS_FULL(HttpStatus.SERVICE_UNAVAILABLE, "attendance.live-streams-full");

    private final HttpStatus status;
    private final String code;

    LiveProblem(HttpStatus status, String code) {
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

package afterbell.attendance.custody;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why no chain of custody is told. */
enum CustodyProblem implements ProblemCode {
    PUPIL_UNKNOWN;

    @Override
    public HttpStatus status() {
        return HttpStatus.NOT_FOUND;
    }

    @Override
    public String code() {
        return "attendance.pupil-unknown";
    }
}

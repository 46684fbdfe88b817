package afterbell.attendance.escalation;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why nothing is escalated. */
enum EscalationProblem implements ProblemCode {
    SERVICE_NOT_OVER;

    @Override
    public HttpStatus status() {
        return HttpStatus.UNPROCESSABLE_CONTENT;
    }

    @Override
    public String code() {
        return "attendance.service-not-over";
    }

    @Override
    public String rule() {
        return "R31";
    }
}

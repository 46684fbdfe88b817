package afterbell.attendance.notification;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why a notice or an address is refused. */
enum NotificationProblem implements ProblemCode {
    NOTICE_UNKNOWN(HttpStatus.NOT_FOUND, "attendance.notice-unknown"),
    MAIL_NOT_OFFERED(HttpStatus.CONFLICT, "attendance.mail-not-offered"),
    TOO_MANY_CONFIRMATIONS(HttpStatus.TOO_MANY_REQUESTS, "attendance.too-many-confirmations"),
    NOTHING_TO_CONFIRM(HttpStatus.CONFLICT, "attendance.nothing-to-confirm"),
    CODE_WRONG(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.confirmation-code-wrong"),
    CODE_OVER(HttpStatus.CONFLICT, "attendance.confirmation-code-over");

    private final HttpStatus status;
    private final String code;

    NotificationProblem(HttpStatus status, String code) {
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

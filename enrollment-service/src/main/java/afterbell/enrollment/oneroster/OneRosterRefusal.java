package afterbell.enrollment.oneroster;

import org.springframework.http.HttpStatus;

/** Why a question is not answered, in OneRoster's words. */
public final class OneRosterRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String minor;

    /** @param minor OneRoster's code, such as {@code invalid_filter_field} */
    public OneRosterRefusal(HttpStatus status, String minor, String text) {
        super(text);
        this.status = status;
        this.minor = minor;
    }

    public HttpStatus status() {
        return status;
    }

    public String minor() {
        return minor;
    }

    static OneRosterRefusal filter(String text) {
        return new OneRosterRefusal(HttpStatus.BAD_REQUEST, "invalid_filter_field", text);
    }
}

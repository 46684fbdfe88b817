package afterbell.enrollment.rosterfile;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why an upload is no roster at all, or cannot be imported now. */
public enum RosterFileProblem implements ProblemCode {
    UNREADABLE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.roster-file-unreadable"),
    KIND_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.roster-file-kind-unknown"),
    TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.roster-file-too-large"),
    IMPORT_UNKNOWN(HttpStatus.NOT_FOUND, "enrollment.roster-import-unknown"),
    IMPORT_OPEN(HttpStatus.CONFLICT, "enrollment.roster-import-open"),
    TOO_MANY_IMPORTS(HttpStatus.SERVICE_UNAVAILABLE, "enrollment.too-many-roster-imports");

    private final HttpStatus status;
    private final String code;

    RosterFileProblem(HttpStatus status, String code) {
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
    public @Nullable String rule() {
        return null;
    }
}

package afterbell.staffing.vetting.query;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why a record query is refused. */
enum RecordQueryProblem implements ProblemCode {
    NO_RECORD_OFFICE(HttpStatus.CONFLICT, "staffing.no-record-office", "R24"),
    QUERY_OPEN(HttpStatus.CONFLICT, "staffing.record-query-open", "R24"),
    DAY_TO_COME(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.record-query-day-to-come", "R24");

    private final HttpStatus status;
    private final String code;
    private final String rule;

    RecordQueryProblem(HttpStatus status, String code, String rule) {
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
    public @Nullable String rule() {
        return rule;
    }
}

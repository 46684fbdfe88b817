package afterbell.enrollment.family;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why a family's right cannot be exercised now. */
public enum FamilyProblem implements ProblemCode {
    NOT_DELETABLE_YET(HttpStatus.CONFLICT, "enrollment.child-not-deletable-yet", null),
    STILL_ON_ROLL(HttpStatus.CONFLICT, "enrollment.child-still-on-roll", "R6"),
    APPLICATION_OPEN(HttpStatus.CONFLICT, "enrollment.child-application-open", "R2"),
    PLACE_HELD(HttpStatus.CONFLICT, "enrollment.child-place-held", "R6"),
    CORRECTION_UNKNOWN(HttpStatus.NOT_FOUND, "enrollment.correction-unknown", null),
    CORRECTION_DECIDED(HttpStatus.CONFLICT, "enrollment.correction-decided", null),
    CORRECTION_VALUE(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.correction-value", null),
    TOO_MANY_CORRECTIONS(HttpStatus.CONFLICT, "enrollment.too-many-corrections", null);

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    FamilyProblem(HttpStatus status, String code, @Nullable String rule) {
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

package afterbell.enrollment.school;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why something about a school is refused. */
public enum SchoolProblem implements ProblemCode {
    SCHOOL_UNKNOWN(HttpStatus.NOT_FOUND, "enrollment.school-unknown", null),
    CODE_TAKEN(HttpStatus.CONFLICT, "enrollment.school-code-taken", null),
    TOWN_OUTSIDE_DIVISION(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.town-outside-division", null),
    GROUP_UNKNOWN(HttpStatus.NOT_FOUND, "enrollment.group-unknown", null),
    GROUP_OF_ANOTHER_SCHOOL(HttpStatus.CONFLICT, "enrollment.group-of-another-school", null),
    TOO_MANY_GROUPS(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.too-many-groups", "R1");

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    SchoolProblem(HttpStatus status, String code, @Nullable String rule) {
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

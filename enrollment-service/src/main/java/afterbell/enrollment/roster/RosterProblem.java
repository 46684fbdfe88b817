package afterbell.enrollment.roster;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why a pupil is not entered into a roll, or not taken off it. */
public enum RosterProblem implements ProblemCode {
    PUPIL_UNKNOWN(HttpStatus.NOT_FOUND, "enrollment.pupil-unknown", null),
    NOT_ON_ROLL(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.not-on-roll", "R6"),
    ON_ROLL_ELSEWHERE(HttpStatus.CONFLICT, "enrollment.on-roll-elsewhere", "R6"),
    ID_CHECKSUM(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.id-checksum", null),
    CITIZEN_ID_DIFFERS(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.citizen-id-differs", null),
    IDENTITY_CONFLICT(HttpStatus.CONFLICT, "enrollment.identity-conflict", null),
    ROSTER_ID_TAKEN(HttpStatus.CONFLICT, "enrollment.roster-id-taken", null),
    ROSTER_ID_IS_A_NUMBER(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.roster-id-is-a-number", null),
    REPEATED_ROW(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.repeated-row", null),
    CHANGED_MEANWHILE(HttpStatus.CONFLICT, "enrollment.pupil-changed-meanwhile", null),
    DAY_TO_COME(HttpStatus.UNPROCESSABLE_CONTENT, "enrollment.day-to-come", "R6");

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    RosterProblem(HttpStatus status, String code, @Nullable String rule) {
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

package afterbell.staffing.institution;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.staffing.institution.model.Refusal;
import afterbell.staffing.institution.model.Refusal.DayToCome;
import afterbell.staffing.institution.model.Refusal.EvidenceRunOut;
import afterbell.staffing.institution.model.Refusal.MoveNotAllowed;
import afterbell.staffing.institution.model.Refusal.NotDeclared;
import afterbell.staffing.institution.model.Refusal.NothingWaits;
import afterbell.staffing.institution.model.Refusal.OutOfOrder;
import afterbell.staffing.institution.model.Refusal.TooManyPeriods;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;

/** Why something about an institution is refused. */
public enum InstitutionProblem implements ProblemCode {
    UNKNOWN(HttpStatus.NOT_FOUND, "staffing.institution-unknown"),
    CREDIT_CODE_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.credit-code-invalid"),
    DECLARATION_INCOMPLETE(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.declaration-incomplete", "R5"),
    SCHOOL_MISSING(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.declaring-school-missing"),
    DECLARED_BY_ANOTHER(HttpStatus.CONFLICT, "staffing.declared-by-another", "R5"),
    EVIDENCE_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.evidence-unknown", "R5"),
    EVIDENCE_NOT_FOUND(HttpStatus.NOT_FOUND, "staffing.evidence-not-found"),
    EVIDENCE_RUN_OUT(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.evidence-run-out", "R5"),
    EVIDENCE_FORMAT(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.evidence-format", "R5"),
    TOO_MUCH_UNUSED(HttpStatus.SERVICE_UNAVAILABLE, "staffing.too-much-unused-evidence"),
    DAY_TO_COME(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.decision-to-come", "R5"),
    OUT_OF_ORDER(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.decision-out-of-order", "R5"),
    NOTHING_WAITS(HttpStatus.CONFLICT, "staffing.nothing-to-review", "R5"),
    MOVE_NOT_ALLOWED(HttpStatus.CONFLICT, "staffing.institution-move-not-allowed", "R5"),
    TOO_MANY_PERIODS(HttpStatus.CONFLICT, "staffing.too-many-accepted-periods");

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    InstitutionProblem(HttpStatus status, String code) {
        this(status, code, null);
    }

    InstitutionProblem(HttpStatus status, String code, @Nullable String rule) {
        this.status = status;
        this.code = code;
        this.rule = rule;
    }

    static ProblemException of(Refusal refusal) {
        return switch (refusal) {
            case DayToCome() -> new ProblemException(DAY_TO_COME);
            case OutOfOrder() -> new ProblemException(OUT_OF_ORDER);
            case EvidenceRunOut() -> new ProblemException(EVIDENCE_RUN_OUT);
            case NotDeclared() -> new ProblemException(UNKNOWN);
            case NothingWaits() -> new ProblemException(NOTHING_WAITS);
            case MoveNotAllowed(var stage) -> new ProblemException(MOVE_NOT_ALLOWED, Map.of("state", stage.name()));
            case TooManyPeriods(int most) -> new ProblemException(TOO_MANY_PERIODS, Map.of("most", most));
        };
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

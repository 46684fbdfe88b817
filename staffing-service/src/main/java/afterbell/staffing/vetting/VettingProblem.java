package afterbell.staffing.vetting;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.staffing.vetting.model.Refusal;
import afterbell.staffing.vetting.model.Refusal.DayToCome;
import afterbell.staffing.vetting.model.Refusal.GateNotOpen;
import afterbell.staffing.vetting.model.Refusal.IsBarred;
import afterbell.staffing.vetting.model.Refusal.NotBarred;
import afterbell.staffing.vetting.model.Refusal.NoticeNotRunning;
import afterbell.staffing.vetting.model.Refusal.NoticeStillRuns;
import afterbell.staffing.vetting.model.Refusal.NoticeTooLong;
import afterbell.staffing.vetting.model.Refusal.NoticeTooShort;
import afterbell.staffing.vetting.model.Refusal.ObjectionNotOpen;
import afterbell.staffing.vetting.model.Refusal.ObjectionOpen;
import afterbell.staffing.vetting.model.Refusal.OutOfOrder;
import afterbell.staffing.vetting.model.Refusal.RecordCheckTooOld;
import afterbell.staffing.vetting.model.Refusal.TooManyObjections;
import afterbell.staffing.worker.WorkerProblem;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;

/** Why a step of the vetting is refused. */
enum VettingProblem implements ProblemCode {
    GATE_NOT_OPEN(HttpStatus.CONFLICT, "staffing.gate-not-open", "R24"),
    DAY_TO_COME(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.day-to-come", "R24"),
    OUT_OF_ORDER(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.gate-out-of-order", "R24"),
    NOTICE_TOO_SHORT(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.notice-too-short", "R24"),
    NOTICE_TOO_LONG(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.notice-too-long", "R24"),
    NOTICE_STILL_RUNS(HttpStatus.CONFLICT, "staffing.notice-still-runs", "R24"),
    OBJECTION_OPEN(HttpStatus.CONFLICT, "staffing.objection-open", "R24"),
    OBJECTION_NOT_OPEN(HttpStatus.CONFLICT, "staffing.objection-not-open", "R24"),
    NOTICE_NOT_RUNNING(HttpStatus.CONFLICT, "staffing.notice-not-running", "R24"),
    NOTICE_UNKNOWN(HttpStatus.NOT_FOUND, "staffing.notice-unknown", "R24"),
    TOO_MANY_OBJECTIONS(HttpStatus.CONFLICT, "staffing.too-many-objections", "R24"),
    ALREADY_SUSPENDED(HttpStatus.CONFLICT, "staffing.already-suspended", "R25"),
    NOT_SUSPENDED(HttpStatus.CONFLICT, "staffing.not-suspended", "R25"),
    TOO_MANY_SUSPENSIONS(HttpStatus.CONFLICT, "staffing.too-many-suspensions", "R25"),
    NOT_BARRED(HttpStatus.CONFLICT, "staffing.not-barred", "R25"),
    RECORD_CHECK_TOO_OLD(HttpStatus.CONFLICT, "staffing.record-check-too-old", "R25");

    private final HttpStatus status;
    private final String code;
    private final String rule;

    VettingProblem(HttpStatus status, String code, String rule) {
        this.status = status;
        this.code = code;
        this.rule = rule;
    }

    static ProblemException of(Refusal refusal) {
        return switch (refusal) {
            case GateNotOpen() -> new ProblemException(GATE_NOT_OPEN);
            case DayToCome() -> new ProblemException(DAY_TO_COME);
            case OutOfOrder() -> new ProblemException(OUT_OF_ORDER);
            case NoticeTooShort(int least) -> new ProblemException(NOTICE_TOO_SHORT, Map.of("least", least));
            case NoticeTooLong(long most) -> new ProblemException(NOTICE_TOO_LONG, Map.of("most", most));
            case NoticeStillRuns() -> new ProblemException(NOTICE_STILL_RUNS);
            case RecordCheckTooOld(int good) -> new ProblemException(RECORD_CHECK_TOO_OLD, Map.of("good", good));
            case ObjectionOpen() -> new ProblemException(OBJECTION_OPEN);
            case ObjectionNotOpen() -> new ProblemException(OBJECTION_NOT_OPEN);
            case NoticeNotRunning() -> new ProblemException(NOTICE_NOT_RUNNING);
            case TooManyObjections(int most) -> new ProblemException(TOO_MANY_OBJECTIONS, Map.of("most", most));
            case NotBarred() -> new ProblemException(NOT_BARRED);
            case IsBarred() -> new ProblemException(WorkerProblem.BARRED);
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

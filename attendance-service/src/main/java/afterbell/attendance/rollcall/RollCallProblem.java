package afterbell.attendance.rollcall;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.attendance.rollcall.model.Refusal;
import afterbell.attendance.rollcall.model.Refusal.ApprovalNeeded;
import afterbell.attendance.rollcall.model.Refusal.CheckedInSaidAbsent;
import afterbell.attendance.rollcall.model.Refusal.PupilsMissing;
import afterbell.attendance.rollcall.model.Refusal.PupilsNamedTwice;
import afterbell.attendance.rollcall.model.Refusal.PupilsWithoutPlace;
import afterbell.attendance.rollcall.model.Refusal.ReasonMissing;
import afterbell.attendance.rollcall.model.Refusal.SessionNotOpen;
import afterbell.attendance.rollcall.model.Refusal.TakenByAnother;
import afterbell.attendance.rollcall.model.Refusal.TooManyChanges;
import afterbell.attendance.rollcall.model.Refusal.TooManyPupils;
import afterbell.attendance.rollcall.model.Refusal.WorkerNotSignedOn;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.session.SessionProblem;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;
import afterbell.web.problem.ProblemItem;

/** Why a roll call is refused, or a register is not found. */
public enum RollCallProblem implements ProblemCode {
    GROUP_UNKNOWN(HttpStatus.NOT_FOUND, "attendance.group-unknown", null),
    NOT_CALLED(HttpStatus.NOT_FOUND, "attendance.roll-not-called", null),
    APPROVAL_NEEDED(HttpStatus.CONFLICT, "attendance.approval-needed", "R31"),
    REASON_MISSING(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.reason-missing", "R31"),
    CHECKED_IN_SAID_ABSENT(HttpStatus.CONFLICT, "attendance.checked-in-said-absent", "R31"),
    TAKEN_BY_ANOTHER(HttpStatus.CONFLICT, "attendance.pupils-taken-by-another", "R31"),
    TOO_MANY_CHANGES(HttpStatus.CONFLICT, "attendance.too-many-changes", "R31"),
    TOO_MANY_PUPILS(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.too-many-pupils", "R20"),
    PUPILS_NAMED_TWICE(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.pupil-named-twice", "R31"),
    PUPILS_WITHOUT_PLACE(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.pupil-without-place", "R6"),
    PUPILS_MISSING(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.pupils-missing", "R31");

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    RollCallProblem(HttpStatus status, String code, @Nullable String rule) {
        this.status = status;
        this.code = code;
        this.rule = rule;
    }

    static ProblemException of(Refusal refusal) {
        return switch (refusal) {
            case SessionNotOpen() -> new ProblemException(SessionProblem.NOT_OPEN);
            case WorkerNotSignedOn() -> new ProblemException(SessionProblem.NOT_SIGNED_ON);
            case ApprovalNeeded() -> new ProblemException(APPROVAL_NEEDED);
            case ReasonMissing() -> new ProblemException(REASON_MISSING);
            case CheckedInSaidAbsent(List<String> pupilIds) -> new ProblemException(CHECKED_IN_SAID_ABSENT,
                    Map.of("count", pupilIds.size(), "pupils", String.join(", ", pupilIds)));
            case TakenByAnother() -> new ProblemException(TAKEN_BY_ANOTHER);
            case TooManyChanges() -> new ProblemException(TOO_MANY_CHANGES);
            case TooManyPupils(int called) -> new ProblemException(TOO_MANY_PUPILS,
                    Map.of("called", called, "most", RollCall.MOST_PUPILS));
            case PupilsNamedTwice(List<Integer> places) -> at(PUPILS_NAMED_TWICE, places);
            case PupilsWithoutPlace(List<Integer> places) -> at(PUPILS_WITHOUT_PLACE, places);
            case PupilsMissing(List<String> pupilIds) -> new ProblemException(PUPILS_MISSING,
                    Map.of("count", pupilIds.size(), "pupils", String.join(", ", pupilIds)));
        };
    }

    private static ProblemException at(RollCallProblem problem, List<Integer> places) {
        return new ProblemException(problem, Map.of("count", places.size()),
                places.stream().map(place -> ProblemItem.at("/entries/" + place + "/pupilId", problem)).toList());
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

package afterbell.attendance.handover;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;

import afterbell.attendance.handover.model.Refusal;
import afterbell.attendance.rollcall.RollCallProblem;
import afterbell.attendance.session.SessionProblem;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;

/** Why pupils are not handed over (R31). */
enum HandoverProblem implements ProblemCode {
    HEAD_COUNT_DIFFERS(HttpStatus.CONFLICT, "attendance.head-count-differs"),
    CARE_NOT_HELD(HttpStatus.CONFLICT, "attendance.care-not-held"),
    SAME_WORKER(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.same-worker"),
    BEFORE_CARE(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.hand-over-before-care"),
    UNKNOWN(HttpStatus.NOT_FOUND, "attendance.hand-over-unknown"),
    OFFERED_OTHERWISE(HttpStatus.CONFLICT, "attendance.hand-over-offered-otherwise"),
    ONE_PERSON_FOR_BOTH(HttpStatus.CONFLICT, "attendance.one-person-for-both"),
    WITHDRAWN(HttpStatus.CONFLICT, "attendance.hand-over-withdrawn"),
    ACCEPTED_BEFORE(HttpStatus.CONFLICT, "attendance.hand-over-accepted"),
    RECEIVED_BEFORE_GIVEN(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.received-before-given");

    private final HttpStatus status;
    private final String code;

    HandoverProblem(HttpStatus status, String code) {
        this.status = status;
        this.code = code;
    }

    static ProblemException of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.HeadCountDiffers(var missing, var extra) -> new ProblemException(HEAD_COUNT_DIFFERS,
                    Map.of("missing", list(missing), "extra", list(extra)));
            case Refusal.NobodyInCare() -> new ProblemException(CARE_NOT_HELD);
            case Refusal.SameWorker() -> new ProblemException(SAME_WORKER);
            case Refusal.BeforeTheyCame() -> new ProblemException(BEFORE_CARE);
            case Refusal.TakerNotSignedOn() -> new ProblemException(SessionProblem.NOT_SIGNED_ON);
            case Refusal.SessionNotOpen() -> new ProblemException(SessionProblem.NOT_OPEN);
            case Refusal.OfferedOtherwise() -> new ProblemException(OFFERED_OTHERWISE);
            case Refusal.OnePersonForBoth() -> new ProblemException(ONE_PERSON_FOR_BOTH);
            case Refusal.OfferWithdrawn() -> new ProblemException(WITHDRAWN);
            case Refusal.AcceptedBefore() -> new ProblemException(ACCEPTED_BEFORE);
            case Refusal.ReceivedBeforeGiven() -> new ProblemException(RECEIVED_BEFORE_GIVEN);
            case Refusal.TooManyChanges() -> new ProblemException(RollCallProblem.TOO_MANY_CHANGES);
        };
    }

    private static String list(List<String> pupilIds) {
        return pupilIds.isEmpty() ? "–" : String.join(", ", pupilIds);
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
    public String rule() {
        return "R31";
    }
}

package afterbell.attendance.session;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.attendance.session.model.SessionRefusal;
import afterbell.attendance.session.model.SessionRefusal.CameTooOften;
import afterbell.attendance.session.model.SessionRefusal.ChildrenInCare;
import afterbell.attendance.session.model.SessionRefusal.CloseBeforeOpening;
import afterbell.attendance.session.model.SessionRefusal.ClosedOtherwise;
import afterbell.attendance.session.model.SessionRefusal.NotOpen;
import afterbell.attendance.session.model.SessionRefusal.NotSignedOn;
import afterbell.attendance.session.model.SessionRefusal.OpenedOtherwise;
import afterbell.attendance.session.model.SessionRefusal.PupilsStillHere;
import afterbell.attendance.session.model.SessionRefusal.SignOffBeforeSignOn;
import afterbell.attendance.session.model.SessionRefusal.SignedOffOtherwise;
import afterbell.attendance.session.model.SessionRefusal.SignedOnOtherwise;
import afterbell.attendance.session.model.SessionRefusal.TooManyWorkers;
import afterbell.attendance.session.model.SessionRules;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;

/** Why a session stays as it is. */
public enum SessionProblem implements ProblemCode {
    NOT_FOUND(HttpStatus.NOT_FOUND, "attendance.session-not-found", null),
    NOT_OPEN(HttpStatus.CONFLICT, "attendance.session-not-open", "R31"),
    OPENED_OTHERWISE(HttpStatus.CONFLICT, "attendance.session-opened-otherwise", "R31"),
    CLOSED_OTHERWISE(HttpStatus.CONFLICT, "attendance.session-closed-otherwise", "R31"),
    CLOSE_BEFORE_OPENING(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.close-before-opening", "R31"),
    PUPILS_STILL_HERE(HttpStatus.CONFLICT, "attendance.pupils-still-here", "R31"),
    WORKER_NOT_CLEARED(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.worker-not-cleared", "R25"),
    WORKER_NOT_AT_SCHOOL(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.worker-not-at-school", "R24"),
    WORKER_NAMED_TWICE(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.worker-named-twice", "R20"),
    TOO_MANY_WORKERS(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.too-many-workers", "R20"),
    SIGNED_ON_OTHERWISE(HttpStatus.CONFLICT, "attendance.signed-on-otherwise", "R19"),
    CAME_TOO_OFTEN(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.signed-on-too-often", "R19"),
    NOT_SIGNED_ON(HttpStatus.CONFLICT, "attendance.worker-not-signed-on", "R31"),
    SIGNED_OFF_OTHERWISE(HttpStatus.CONFLICT, "attendance.signed-off-otherwise", "R19"),
    SIGN_OFF_BEFORE_SIGN_ON(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.sign-off-before-sign-on", "R19"),
    CHILDREN_IN_CARE(HttpStatus.CONFLICT, "attendance.children-in-care", "R31"),
    NO_PLAN(HttpStatus.CONFLICT, "attendance.plan-unknown", "R10");

    /** More ids than these are counted and not listed. */
    private static final int MOST_LISTED = 100;

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    SessionProblem(HttpStatus status, String code, @Nullable String rule) {
        this.status = status;
        this.code = code;
        this.rule = rule;
    }

    public static ProblemException refused(SessionRefusal refusal) {
        return refusal instanceof PupilsStillHere(List<String> pupilIds)
                ? new ProblemException(PUPILS_STILL_HERE, Map.of("count", pupilIds.size(), "pupils", String.join(", ",
                        pupilIds.stream().limit(MOST_LISTED).toList())))
                : new ProblemException(of(refusal), Map.of("most", SessionRules.MOST_WORKERS));
    }

    public static SessionProblem of(SessionRefusal refusal) {
        return switch (refusal) {
            case NotOpen() -> NOT_OPEN;
            case OpenedOtherwise() -> OPENED_OTHERWISE;
            case TooManyWorkers() -> TOO_MANY_WORKERS;
            case SignedOnOtherwise() -> SIGNED_ON_OTHERWISE;
            case CameTooOften() -> CAME_TOO_OFTEN;
            case NotSignedOn() -> NOT_SIGNED_ON;
            case SignedOffOtherwise() -> SIGNED_OFF_OTHERWISE;
            case SignOffBeforeSignOn() -> SIGN_OFF_BEFORE_SIGN_ON;
            case ChildrenInCare() -> CHILDREN_IN_CARE;
            case ClosedOtherwise() -> CLOSED_OTHERWISE;
            case CloseBeforeOpening() -> CLOSE_BEFORE_OPENING;
            case PupilsStillHere _ -> PUPILS_STILL_HERE;
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

package afterbell.attendance.correction;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.attendance.correction.model.CorrectionRules.Refusal;
import afterbell.attendance.correction.model.CorrectionRules.Refusal.AnotherPending;
import afterbell.attendance.correction.model.CorrectionRules.Refusal.DecidedOtherwise;
import afterbell.attendance.correction.model.CorrectionRules.Refusal.NeedsNoApproval;
import afterbell.attendance.correction.model.CorrectionRules.Refusal.NothingToCorrect;
import afterbell.attendance.correction.model.CorrectionRules.Refusal.PupilsNamedTwice;
import afterbell.attendance.correction.model.CorrectionRules.Refusal.PupilsWithoutPlace;
import afterbell.attendance.correction.model.CorrectionRules.Refusal.TooManyRequests;
import afterbell.attendance.correction.model.CorrectionRules.Refusal.Unknown;
import afterbell.attendance.rollcall.RollCallProblem;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;
import afterbell.web.problem.ProblemItem;

/** Why a request for a correction is not taken, or not decided. */
enum CorrectionProblem implements ProblemCode {
    NEEDS_NO_APPROVAL(HttpStatus.CONFLICT, "attendance.approval-not-needed", "R31"),
    NOTHING_TO_CORRECT(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.nothing-to-correct", "R31"),
    ANOTHER_PENDING(HttpStatus.CONFLICT, "attendance.correction-pending", "R31"),
    UNKNOWN(HttpStatus.NOT_FOUND, "attendance.correction-request-unknown", null),
    DECIDED_OTHERWISE(HttpStatus.CONFLICT, "attendance.correction-decided-otherwise", "R31");

    private final HttpStatus status;
    private final String code;
    private final @Nullable String rule;

    CorrectionProblem(HttpStatus status, String code, @Nullable String rule) {
        this.status = status;
        this.code = code;
        this.rule = rule;
    }

    static ProblemException of(Refusal refusal) {
        return switch (refusal) {
            case NeedsNoApproval() -> new ProblemException(NEEDS_NO_APPROVAL);
            case PupilsNamedTwice(var places) -> at(RollCallProblem.PUPILS_NAMED_TWICE, places);
            case PupilsWithoutPlace(var places) -> at(RollCallProblem.PUPILS_WITHOUT_PLACE, places);
            case NothingToCorrect() -> new ProblemException(NOTHING_TO_CORRECT);
            case AnotherPending() -> new ProblemException(ANOTHER_PENDING);
            case TooManyRequests() -> new ProblemException(RollCallProblem.TOO_MANY_CHANGES);
            case Unknown() -> new ProblemException(UNKNOWN);
            case DecidedOtherwise() -> new ProblemException(DECIDED_OTHERWISE);
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

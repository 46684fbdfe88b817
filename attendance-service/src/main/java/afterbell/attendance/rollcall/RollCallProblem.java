package afterbell.attendance.rollcall;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.attendance.rollcall.model.Refusal;
import afterbell.attendance.rollcall.model.Refusal.DayInNoSemester;
import afterbell.attendance.rollcall.model.Refusal.DayToCome;
import afterbell.attendance.rollcall.model.Refusal.PupilsMissing;
import afterbell.attendance.rollcall.model.Refusal.PupilsNamedTwice;
import afterbell.attendance.rollcall.model.Refusal.PupilsWithoutPlace;
import afterbell.attendance.rollcall.model.Refusal.TooManyPupils;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;
import afterbell.web.problem.ProblemItem;

/** Why a roll call is refused. */
enum RollCallProblem implements ProblemCode {
    GROUP_UNKNOWN(HttpStatus.NOT_FOUND, "attendance.group-unknown", null),
    NOT_CALLED(HttpStatus.NOT_FOUND, "attendance.roll-not-called", null),
    DAY_TO_COME(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.day-to-come", "R10"),
    DAY_IN_NO_SEMESTER(HttpStatus.UNPROCESSABLE_CONTENT, "attendance.day-in-no-semester", "R10"),
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
            case DayToCome() -> new ProblemException(DAY_TO_COME);
            case DayInNoSemester() -> new ProblemException(DAY_IN_NO_SEMESTER);
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

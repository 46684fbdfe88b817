package afterbell.attendance.closing.web;

import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.attendance.closing.model.LeavingRules.Leaving;
import afterbell.attendance.closing.model.LeavingRules.Verdict;
import afterbell.attendance.serviceday.ServiceDayProblem;
import afterbell.attendance.session.SessionProblem;
import afterbell.web.problem.ProblemCode;

/** What became of each worker's sign-off, in the order of the request. */
record SignOffsView(List<ItemView> items) {

    /** @param minutes served between dismissal and 18:00 (R19) */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(String workerId, int status, @Nullable Integer minutes, @Nullable String code,
            @Nullable String rule) {
        static ItemView of(String workerId, Verdict verdict) {
            return switch (verdict) {
                case Verdict.Left(var minutes) -> new ItemView(workerId, HttpStatus.OK.value(), minutes, null, null);
                case Verdict.Stays(var reason) -> refused(workerId, SessionProblem.of(reason));
                case Verdict.WrongTime(var reason) -> refused(workerId, ServiceDayProblem.of(reason));
            };
        }

        private static ItemView refused(String workerId, ProblemCode problem) {
            return new ItemView(workerId, problem.status().value(), null, problem.code(), problem.rule());
        }
    }

    static SignOffsView of(List<Leaving> leaving, List<Verdict> verdicts) {
        return new SignOffsView(IntStream.range(0, leaving.size())
                .mapToObj(place -> ItemView.of(leaving.get(place).workerId(), verdicts.get(place)))
                .toList());
    }
}

package afterbell.attendance.release.web;

import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.attendance.release.ReleaseProblem;
import afterbell.attendance.release.ReleasingByCode.Coming;
import afterbell.attendance.release.model.ReleaseRules.Verdict;
import afterbell.attendance.serviceday.ServiceDayProblem;
import afterbell.web.problem.ProblemCode;

/** What became of each pupil, in the order of the request. */
record ReleasesView(List<ItemView> items) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(String pupilId, int status, @Nullable String code, @Nullable String rule) {
        static ItemView of(String pupilId, Verdict verdict) {
            return switch (verdict) {
                case Verdict.Gone() -> new ItemView(pupilId, HttpStatus.OK.value(), null, null);
                case Verdict.Stays(var reason) -> refused(pupilId, ReleaseProblem.of(reason));
                case Verdict.WrongTime(var reason) -> refused(pupilId, ServiceDayProblem.of(reason));
            };
        }

        private static ItemView refused(String pupilId, ProblemCode problem) {
            return new ItemView(pupilId, problem.status().value(), problem.code(), problem.rule());
        }
    }

    static ReleasesView of(List<Coming> leaving, List<Verdict> verdicts) {
        return new ReleasesView(IntStream.range(0, leaving.size())
                .mapToObj(place -> ItemView.of(leaving.get(place).pupilId(), verdicts.get(place)))
                .toList());
    }
}

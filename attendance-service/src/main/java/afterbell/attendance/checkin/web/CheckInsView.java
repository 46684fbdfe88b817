package afterbell.attendance.checkin.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.attendance.checkin.CheckInProblem;
import afterbell.attendance.checkin.model.CheckInRules.Coming;
import afterbell.attendance.checkin.model.CheckInRules.Verdict;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.serviceday.ServiceDayProblem;
import afterbell.web.problem.ProblemCode;

/** What became of each pupil, in the order of the request. */
record CheckInsView(List<ItemView> items) {

    /**
     * @param presence what the register says of the pupil
     * @param at       when the pupil came, as the register says; left out for who was entered by the roll call
     * @param workerId who looks after the pupil
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(String pupilId, int status, @Nullable String code, @Nullable String rule,
            @Nullable Presence presence, @Nullable Instant at, @Nullable String workerId) {
        static ItemView of(String pupilId, Verdict verdict) {
            return switch (verdict) {
                case Verdict.Entered(var entry, var worker) -> new ItemView(pupilId, HttpStatus.OK.value(), null, null,
                        entry.presence(), cameAt(entry), worker);
                case Verdict.Refused(var reason) -> refused(pupilId, CheckInProblem.of(reason));
                case Verdict.WrongTime(var reason) -> refused(pupilId, ServiceDayProblem.of(reason));
            };
        }

        private static @Nullable Instant cameAt(Entry entry) {
            return entry.checkIn() == null ? null : entry.checkIn().at();
        }

        private static ItemView refused(String pupilId, ProblemCode problem) {
            return new ItemView(pupilId, problem.status().value(), problem.code(), problem.rule(), null, null, null);
        }
    }

    static CheckInsView of(List<Coming> coming, List<Verdict> verdicts) {
        return new CheckInsView(IntStream.range(0, coming.size())
                .mapToObj(place -> ItemView.of(coming.get(place).pupilId(), verdicts.get(place)))
                .toList());
    }
}

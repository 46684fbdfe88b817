package afterbell.attendance.device.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.attendance.device.Batch;
import afterbell.attendance.device.Batch.Answer;
import afterbell.attendance.device.DeviceProblem;
import afterbell.attendance.device.FindDevices.Device;
import afterbell.attendance.device.model.DeviceClock;
import afterbell.attendance.device.model.DeviceFact.What;
import afterbell.attendance.device.model.DeviceRegister;
import afterbell.attendance.device.model.DeviceRegister.Decision;
import afterbell.attendance.device.model.DeviceRegister.Kept;
import afterbell.attendance.device.model.Matter;
import afterbell.attendance.device.model.ShownCode;
import afterbell.attendance.device.model.State;
import afterbell.attendance.device.model.State.Cause;
import afterbell.attendance.device.web.DeviceFactsRequest.Kind;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.web.problem.ProblemCode;

/** Devices and what they have told, as their readers see it. */
final class DeviceViews {
    private DeviceViews() {}

    /** What has become of a fact. */
    enum FactState {
        APPLIED,
        WAITING,
        CONFLICT,
        SET_ASIDE,
        REFUSED
    }

    /** What became of each fact, in the order of the request. */
    record BatchView(List<ItemView> items) {
        static BatchView of(Batch batch, List<Answer> answers) {
            return new BatchView(IntStream.range(0, answers.size())
                    .mapToObj(place -> ItemView.of(batch.facts().get(place).factId(), answers.get(place)))
                    .toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(String factId, int status, FactState state, @Nullable Cause waitsFor, @Nullable String code,
            @Nullable String rule) {
        static ItemView of(String factId, Answer answer) {
            return switch (answer) {
                case Answer.Refused(var why) -> told(factId, FactState.REFUSED, why);
                case Answer.Taken(var state) -> of(factId, state);
            };
        }

        private static ItemView of(String factId, State state) {
            return switch (state) {
                case State.Applied() ->
                    new ItemView(factId, HttpStatus.OK.value(), FactState.APPLIED, null, null, null);
                case State.Waiting(var cause) -> new ItemView(factId, HttpStatus.ACCEPTED.value(), FactState.WAITING,
                        cause, null, null);
                case State.Conflict(var matter) -> told(factId, FactState.CONFLICT, DeviceProblem.of(matter));
                case State.SetAside() -> told(factId, FactState.SET_ASIDE, DeviceProblem.SET_ASIDE);
            };
        }

        private static ItemView told(String factId, FactState state, ProblemCode why) {
            return new ItemView(factId, why.status().value(), state, null, why.code(), why.rule());
        }
    }

    /**
     * @param skewMillis       what is to be added to its time to have the service's, as estimated on the last day on
     *                         which it was heard of; 0 while that is less than half a minute
     * @param leastOffsetMillis the estimate itself: the service's time of receipt less the device's time of sending,
     *                         the least of that day
     * @param lastOffsetMillis  that of the last batch
     */
    record DeviceView(String deviceId, Instant lastSeen, long skewMillis, long leastOffsetMillis,
            long lastOffsetMillis, int batches, long waiting, long inConflict) {
        static DeviceView of(Device device) {
            var clock = device.clock();
            var day = clock.days().getFirst();
            return new DeviceView(clock.deviceId(), clock.lastSeen(), device.skew().toMillis(), day.leastMillis(),
                    day.lastMillis(), day.batches(), device.waiting(), device.inConflict());
        }
    }

    /** @param since absent where a person need not look */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConflictView(String schoolId, String groupId, LocalDate date, Slot slot, String pupilId,
            @Nullable Instant since, @Nullable Matter matter, List<FactView> facts, List<DecisionView> decisions) {
        static ConflictView of(DeviceRegister told, String pupilId, Map<String, DeviceClock> clocks) {
            var id = told.id();
            var conflict = told.conflictOf(pupilId);
            return new ConflictView(told.schoolId(), id.groupId(), id.date(), id.slot(), pupilId,
                    conflict.map(DeviceRegister.Conflict::since).orElse(null),
                    conflict.map(it -> told.matterOf(pupilId)).orElse(null),
                    told.of(pupilId).stream().map(it -> FactView.of(it, told.schoolId(), clocks)).toList(),
                    told.decisions()
                            .stream()
                            .filter(it -> it.pupilId().equals(pupilId))
                            .map(DecisionView::of)
                            .toList());
        }
    }

    /**
     * @param deviceAt when it happened, by the device's clock
     * @param at       the same by the service's clock, as far as the device's is known
     * @param codeId   of the pickup code by which the adult was recognised; absent where there was none that is good
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FactView(String deviceId, String factId, Kind kind, Instant deviceAt, Instant at, Instant receivedAt,
            String by, @Nullable Presence presence, @Nullable String workerId, @Nullable String adultId,
            @Nullable String codeId, FactState state, @Nullable Cause waitsFor, @Nullable String code) {
        static FactView of(Kept kept, String schoolId, Map<String, DeviceClock> clocks) {
            var fact = kept.fact();
            var item = ItemView.of(fact.key().factId(), kept.state());
            var clock = clocks.getOrDefault(fact.key().deviceId(),
                    DeviceClock.unseen(schoolId, fact.key().deviceId()));
            var what = fact.what();
            return new FactView(fact.key().deviceId(), fact.key().factId(), kind(what), fact.at(),
                    clock.timeOf(fact), fact.receipt().at(), fact.receipt().by(),
                    what instanceof What.Mark mark ? mark.presence() : null, worker(what),
                    what instanceof What.Release release ? release.adultId() : null,
                    what instanceof What.Release(var _, ShownCode.Good good) ? good.codeId() : null, item.state(),
                    item.waitsFor(),
                    item.code());
        }

        private static Kind kind(What what) {
            return switch (what) {
                case What.CheckIn _ -> Kind.CHECK_IN;
                case What.Mark _ -> Kind.MARK;
                case What.Release _ -> Kind.RELEASE;
            };
        }

        private static @Nullable String worker(What what) {
            return switch (what) {
                case What.CheckIn checkIn -> checkIn.workerId();
                case What.Mark mark -> mark.workerId();
                case What.Release _ -> null;
            };
        }
    }

    /** @param kept as {@code device:fact}; absent where the register was right */
    @ JsonInclude(JsonInclude.Include.NON_NULL)
    record DecisionView(@Nullable String kept, List<String> setAside, String by, Instant at, String reason) {
        static DecisionView of(Decision decision) {
            var kept = decision.kept();
            return new DecisionView(kept == null ? null : kept.value(),
                    decision.setAside().stream().map(it -> it.value()).toList(), decision.by(), decision.at(),
                    decision.reason());
        }
    }
}

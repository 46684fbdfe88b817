package afterbell.attendance.device;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.device.Batch.Answer;
import afterbell.attendance.device.Batch.Told;
import afterbell.attendance.device.model.DeviceClock;
import afterbell.attendance.device.model.DeviceFact;
import afterbell.attendance.device.model.DeviceFact.Key;
import afterbell.attendance.device.model.DeviceFact.Receipt;
import afterbell.attendance.device.model.DeviceRegister;
import afterbell.attendance.device.model.TakingRules;
import afterbell.attendance.device.store.DeviceClocks;
import afterbell.attendance.device.store.DeviceRegisters;
import afterbell.attendance.device.store.DeviceRegisters.Change;
import afterbell.attendance.group.store.Groups;
import afterbell.attendance.rollcall.RollCallProblem;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Takes what a device has seen while it was offline. First all of it is kept, by one durable write, and then each
 * register is brought to what is kept of it. What a crash, or too many registers at once, leaves between the two is gone
 * on with by {@link ReconcilingDevices}. Repeating a batch changes nothing.
 */
@Service
public class TakingDeviceFacts {
    private static final Logger LOG = LoggerFactory.getLogger(TakingDeviceFacts.class);
    private static final Role[] TELLERS = {Role.SCHOOL_SYSTEM, Role.GATE_GUARD, Role.TEACHER, Role.SCHOOL_ADMIN};
    private static final int MOST_RACES = 20;
    private static final int MOST_DEVICES = 500;
    /** Registers that a batch brings up to date before it is answered; the others follow within seconds. */
    private static final int MOST_AT_ONCE = 100;

    private final DeviceRegisters registers;
    private final DeviceClocks clocks;
    private final Groups groups;
    private final Sessions sessions;
    private final LookingAtCodes codes;
    private final ReconcilingDevices reconciling;
    private final CheckingTimes times;

    TakingDeviceFacts(DeviceRegisters registers, DeviceClocks clocks, Groups groups, Sessions sessions,
            LookingAtCodes codes, ReconcilingDevices reconciling, CheckingTimes times) {
        this.registers = registers;
        this.clocks = clocks;
        this.groups = groups;
        this.sessions = sessions;
        this.codes = codes;
        this.reconciling = reconciling;
        this.times = times;
    }

    /** A fact and the register that it is about. */
    private record Placed(RegisterId register, DeviceFact fact) {}

    /**
     * @return one answer for each fact, in their order
     * @throws ProblemException when the school is not in the caller's scope, the clock is unusable, or a school has too
     *                          many devices
     */
    public List<Answer> take(String schoolId, Batch batch, Caller caller) {
        SchoolScope.require(caller, schoolId, TELLERS);
        var now = times.now();
        long offset = DeviceClock.offsetMillis(batch.sentAt(), now);
        if (!TakingRules.isUsable(offset)) {
            throw new ProblemException(DeviceProblem.CLOCK_UNUSABLE,
                    Map.of("most", TakingRules.MOST_SKEW.toHours()));
        }
        var clock = Conflicts.lookAgain(MOST_RACES, () -> seen(schoolId, batch, now));
        var receipt = new Receipt(now, offset, caller.subject());
        var ids = new LinkedHashMap<Integer, RegisterId>();
        var refused = place(schoolId, batch, clock, receipt, ids);
        var placed = facts(schoolId, batch, receipt, ids);
        var kept = Conflicts.lookAgain(MOST_RACES, () -> keep(schoolId, placed.values(), now));
        var known = reconcile(kept);
        return IntStream.range(0, batch.facts().size())
                .mapToObj(place -> Optional.ofNullable(refused.get(place))
                        .<Answer>map(Answer.Refused::new)
                        .orElseGet(() -> answer(known, Objects.requireNonNull(placed.get(place)))))
                .toList();
    }

    private DeviceClock seen(String schoolId, Batch batch, Instant now) {
        var known = clocks.load(schoolId, batch.deviceId());
        if (known.isFresh() && clocks.ofSchool(schoolId, "", MOST_DEVICES).size() >= MOST_DEVICES) {
            throw new ProblemException(DeviceProblem.TOO_MANY_DEVICES, Map.of("most", MOST_DEVICES));
        }
        var clock = known.state().seen(batch.sentAt(), now);
        clocks.save(known, clock);
        return clock;
    }

    private Map<Integer, Placed> facts(String schoolId, Batch batch, Receipt receipt, Map<Integer, RegisterId> ids) {
        var looked = codes.look(schoolId, batch.facts(), ids);
        var placed = new LinkedHashMap<Integer, Placed>();
        ids.forEach((place, id) -> {
            var told = batch.facts().get(place);
            placed.put(place, new Placed(id, new DeviceFact(new Key(batch.deviceId(), told.factId()), told.pupilId(),
                    told.at(), looked.getOrDefault(place, told.what()), receipt)));
        });
        return placed;
    }

    /** @return why facts are refused, by their place in the batch; what the others are about is in {@code placed} */
    private Map<Integer, ProblemCode> place(String schoolId, Batch batch, DeviceClock clock, Receipt receipt,
            Map<Integer, RegisterId> placed) {
        var keys = batch.facts().stream().map(it -> new Key(batch.deviceId(), it.factId())).toList();
        var known = registers.placesOf(schoolId, keys);
        var isOpen = new HashMap<SessionId, Boolean>();
        var refused = new HashMap<Integer, ProblemCode>();
        for (int place = 0; place < keys.size(); place++) {
            var told = batch.facts().get(place);
            var key = keys.get(place);
            var day = LocalDate.ofInstant(clock.timeOf(told.at(), receipt), ServiceTime.CITY);
            var before = known.get(key);
            var id = before == null ? new RegisterId(told.groupId(), day, told.slot()) : before;
            var why = refusal(schoolId, batch, told, id, before != null, isOpen);
            if (why.isPresent()) {
                refused.put(place, why.get());
            } else {
                known.put(key, id);
                placed.put(place, id);
            }
        }
        return refused;
    }

    private Optional<ProblemCode> refusal(String schoolId, Batch batch, Told told, RegisterId id, boolean isKnown,
            Map<SessionId, Boolean> isOpen) {
        if (!id.groupId().equals(told.groupId()) || id.slot() != told.slot()) {
            return Optional.of(DeviceProblem.TOLD_OTHERWISE);
        }
        if (isKnown) {
            return Optional.empty();
        }
        var school = groups.schoolOf(told.groupId());
        if (school.isEmpty()) {
            return Optional.of(RollCallProblem.GROUP_UNKNOWN);
        }
        if (!school.get().equals(schoolId)) {
            return Optional.of(CommonProblem.OUT_OF_SCOPE);
        }
        var today = LocalDate.ofInstant(times.now(), ServiceTime.CITY);
        return TakingRules.nothingIsSentBeforeItHappens(told.at(), batch.sentAt())
                .or(() -> TakingRules.noOldDayIsTold(id.date(), today, isOpen
                        .computeIfAbsent(new SessionId(schoolId, id.date(), id.slot()), this::isOpen)))
                .map(DeviceProblem::of);
    }

    private boolean isOpen(SessionId id) {
        return sessions.find(id).filter(it -> it.state() instanceof Open).isPresent();
    }

    private Map<RegisterId, DeviceRegister> keep(String schoolId, Iterable<Placed> placed, Instant now) {
        var told = new LinkedHashMap<RegisterId, List<DeviceFact>>();
        placed.forEach(it -> told.computeIfAbsent(it.register(), _ -> new ArrayList<>()).add(it.fact()));
        if (told.isEmpty()) {
            return Map.of();
        }
        var loaded = registers.load(told.keySet(), schoolId);
        var changes = new ArrayList<Change>();
        var kept = new LinkedHashMap<RegisterId, DeviceRegister>();
        told.forEach((id, facts) -> {
            var before = loaded.get(id);
            if (before == null) {
                throw new IllegalStateException("Every register is loaded");
            }
            var next = TakingRules.take(before.state(), facts);
            kept.put(id, next);
            if (next != before.state()) {
                changes.add(new Change(before, next, now.plus(ReconcilingDevices.GRACE)));
            }
        });
        registers.save(changes);
        return kept;
    }

    private Map<RegisterId, DeviceRegister> reconcile(Map<RegisterId, DeviceRegister> kept) {
        var known = new HashMap<>(kept);
        kept.entrySet().stream().filter(it -> it.getValue().isWaiting()).limit(MOST_AT_ONCE).forEach(it -> {
            try {
                reconciling.reconcile(it.getKey()).ifPresent(next -> known.put(it.getKey(), next));
            } catch (OptimisticLockingFailureException | ProblemException later) {
                LOG.info("What devices told of register {} is looked at again soon", it.getKey().value());
            }
        });
        return known;
    }

    private static Answer answer(Map<RegisterId, DeviceRegister> known, Placed placed) {
        var register = known.getOrDefault(placed.register(), DeviceRegister.empty(placed.register(), ""));
        return TakingRules.refusal(register, placed.fact())
                .<Answer>map(why -> new Answer.Refused(DeviceProblem.of(why)))
                .orElseGet(() -> new Answer.Taken(register.find(placed.fact().key()).orElseThrow().state()));
    }
}

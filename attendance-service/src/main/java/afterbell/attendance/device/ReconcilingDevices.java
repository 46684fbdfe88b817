package afterbell.attendance.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.device.model.Circumstances;
import afterbell.attendance.device.model.DeviceRegister;
import afterbell.attendance.device.model.ReconcilingRules;
import afterbell.attendance.device.model.ReconcilingRules.Outcome;
import afterbell.attendance.device.model.TakingRules;
import afterbell.attendance.device.store.DeviceClocks;
import afterbell.attendance.device.store.DeviceRegisters;
import afterbell.attendance.device.store.DeviceRegisters.Change;
import afterbell.attendance.group.store.Groups;
import afterbell.attendance.pickup.store.PickupAuthorities;
import afterbell.attendance.pickuppolicy.store.PickupPolicies;
import afterbell.attendance.release.ShownAgain;
import afterbell.attendance.rollcall.model.Awaited;
import afterbell.attendance.rollcall.model.Register;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.seal.SealingAgain;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;

/**
 * Brings registers to what devices have told of them: first the register is saved, then what has become of the facts. A
 * crash between the two is made good by looking again, for a register that says it already does not change. So does the
 * sweeper, also for what waits: until a week after the last fact has come.
 */
@Service
public class ReconcilingDevices implements ShownAgain {
    /** For the request that has kept the facts to go on itself. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(ReconcilingDevices.class);
    private static final int MOST_RACES = 10;
    private static final int BATCH = 100;

    private final DeviceRegisters told;
    private final DeviceClocks clocks;
    private final Registers registers;
    private final Sessions sessions;
    private final Groups groups;
    private final PickupAuthorities authorities;
    private final PickupPolicies policies;
    private final SealingAgain sealingAgain;
    private final CheckingTimes times;

    ReconcilingDevices(DeviceRegisters told, DeviceClocks clocks, Registers registers, Sessions sessions,
            Groups groups, PickupAuthorities authorities, PickupPolicies policies, SealingAgain sealingAgain,
            CheckingTimes times) {
        this.told = told;
        this.clocks = clocks;
        this.registers = registers;
        this.sessions = sessions;
        this.groups = groups;
        this.authorities = authorities;
        this.policies = policies;
        this.sealingAgain = sealingAgain;
        this.times = times;
    }

    /**
     * @return what has become of the facts; empty where no device has told anything
     * @throws OptimisticLockingFailureException if the register was changed again and again meanwhile
     */
    public Optional<DeviceRegister> reconcile(RegisterId id) {
        return Conflicts.lookAgain(MOST_RACES, () -> told.find(id).map(this::reconcileOnce));
    }

    /** Without a device that has told anything there is nothing to do; a race is left to the request that repeats it. */
    @Override
    public void shownAgain(RegisterId id) {
        try {
            var _ = reconcile(id);
        } catch (OptimisticLockingFailureException later) {
            LOG.info("What devices told of register {} was not looked at again", id.value());
        }
    }

    private DeviceRegister reconcileOnce(Versioned<DeviceRegister> found) {
        var before = found.state();
        var id = before.id();
        var register = registers.load(id, before.schoolId());
        var session = sessions.find(new SessionId(before.schoolId(), id.date(), id.slot()))
                .map(Versioned::state)
                .orElse(null);
        var now = times.now();
        var outcome = ReconcilingRules.reconcile(before, known(before, register.state(), session, now));
        saveRegister(register, outcome, session);
        told.save(new Change(found, outcome.told(), nextLook(outcome.told(), now)), outcome.alarms());
        return outcome.told();
    }

    private Circumstances known(DeviceRegister before, Register register, @Nullable Begun session, Instant now) {
        var id = before.id();
        var facts = before.facts();
        var awaited = session == null
                ? Awaited.NOBODY
                : groups.find(id.groupId(), session.opening().semesterId())
                        .map(group -> Awaited.in(group, id.date(), id.slot()))
                        .orElse(Awaited.NOBODY);
        var pupils = facts.stream().map(it -> it.fact().pupilId()).collect(Collectors.toUnmodifiableSet());
        var devices = facts.stream().map(it -> it.fact().key().deviceId()).collect(Collectors.toUnmodifiableSet());
        return new Circumstances(register, session, awaited, authorities.find(pupils),
                policies.needsCodes(before.schoolId(), id.date()),
                clocks.find(before.schoolId(), devices), now);
    }

    private void saveRegister(Versioned<Register> before, Outcome outcome, @Nullable Begun session) {
        if (outcome.events().isEmpty() || !(outcome.register() instanceof Called next)) {
            return;
        }
        Supplier<Versioned<Called>> saving = () -> registers.save(before, next, outcome.events());
        var _ = session instanceof Open
                ? saving.get()
                : sealingAgain.around(next.id(), next.schoolId(), saving);
    }

    /** Soon after a fact has come, and then less and less often: what it waits for mostly comes soon as well. */
    private static @Nullable Instant nextLook(DeviceRegister told, Instant now) {
        if (!told.isWaiting() && told.conflicts().isEmpty()) {
            return null;
        }
        var last = told.facts().stream().map(it -> it.fact().receipt().at()).max(Comparator.naturalOrder());
        var age = Duration.between(last.orElse(now), now);
        if (age.toDays() >= TakingRules.LATEST_DAYS) {
            return null;
        }
        if (age.toMinutes() < 5) {
            return now.plusSeconds(5);
        }
        return age.toHours() < 1 ? now.plusSeconds(30) : now.plusSeconds(600);
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    void sweep() {
        told.due(times.now(), BATCH).forEach(id -> {
            try {
                var _ = reconcile(id);
            } catch (OptimisticLockingFailureException | ProblemException later) {
                LOG.debug("What devices told of register {} is looked at again", id.value());
            }
        });
    }
}

package afterbell.attendance.device;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.device.model.DecidingRules;
import afterbell.attendance.device.model.DecidingRules.Choice;
import afterbell.attendance.device.model.DecidingRules.Outcome;
import afterbell.attendance.device.model.DeviceFact.Key;
import afterbell.attendance.device.model.DeviceRegister;
import afterbell.attendance.device.store.DeviceRegisters;
import afterbell.attendance.device.store.DeviceRegisters.Change;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * A person decides which of a pupil's contradictory facts holds. First the decision is kept, then the register is brought
 * to it; the sweeper goes on where a process died between the two.
 */
@Service
public class DecidingConflicts {
    private static final int MOST_RACES = 10;

    private final DeviceRegisters registers;
    private final ReconcilingDevices reconciling;
    private final CheckingTimes times;
    private final AuditLog audit;

    DecidingConflicts(DeviceRegisters registers, ReconcilingDevices reconciling, CheckingTimes times,
            AuditLog audit) {
        this.registers = registers;
        this.reconciling = reconciling;
        this.times = times;
        this.audit = audit;
    }

    /**
     * @param keep   the fact that holds, null: what the register says
     * @param reason in the school's words
     * @return what has become of the facts
     * @throws ProblemException where there is no such conflict, or the fact is not in it
     */
    public DeviceRegister decide(RegisterId id, String pupilId, @Nullable Key keep, String reason, Caller caller) {
        var decided = Conflicts.lookAgain(MOST_RACES, () -> decideOnce(id, pupilId, keep, reason, caller));
        audit.decided(caller, "device-conflict.decided",
                new AuditLog.Subject("pupil", pupilId, decided.schoolId()), decided.decisions().size(), "R31",
                keep == null ? "register" : keep.value());
        return reconciling.reconcile(id).orElse(decided);
    }

    private DeviceRegister decideOnce(RegisterId id, String pupilId, @Nullable Key keep, String reason,
            Caller caller) {
        var found = registers.find(id).orElseThrow(() -> new ProblemException(DeviceProblem.CONFLICT_UNKNOWN));
        SchoolScope.require(caller, found.state().schoolId(), Role.SCHOOL_ADMIN);
        var now = times.now();
        return switch (DecidingRules.decide(found.state(), new Choice(pupilId, keep, caller.subject(), now, reason))) {
            case Outcome.Refused(var why) -> throw new ProblemException(DeviceProblem.of(why));
            case Outcome.Decided decided -> {
                if (decided.changed()) {
                    registers.save(List.of(
                            new Change(found, decided.told(), now.plus(ReconcilingDevices.GRACE))));
                }
                yield decided.told();
            }
        };
    }
}

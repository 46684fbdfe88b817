package afterbell.attendance.rollcall;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.attendance.group.model.Group;
import afterbell.attendance.group.store.Groups;
import afterbell.attendance.rollcall.model.CallingRules;
import afterbell.attendance.rollcall.model.CallingRules.Outcome.Recorded;
import afterbell.attendance.rollcall.model.CallingRules.Outcome.Refused;
import afterbell.attendance.rollcall.model.Register;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.rollcall.model.ServiceDays;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;
import afterbell.web.version.IfMatch;

/**
 * Calls the roll of a group: one atomic write for up to 50 pupils, with the event that tells it.
 * <p>
 * Calling it again with the same marks changes nothing and answers the same, so a caller who got no answer may repeat
 * it. Calling it with other marks is a correction and must name the version that it corrects.
 * <p>
 * Who names no version most likely calls the roll for the first time, and the store's unique id says when not: only
 * then the register is read.
 */
@Service
public class CallingRoll {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final Groups groups;
    private final Registers registers;
    private final Clock clock;

    CallingRoll(Groups groups, Registers registers, Clock clock) {
        this.groups = groups;
        this.registers = registers;
        this.clock = clock;
    }

    /**
     * @return the register with its version
     * @throws ProblemException for a group that is not known or not in the caller's scope, a day or a roll that a rule
     *                          refuses, or another version than the caller has seen
     */
    public Versioned<Called> call(RegisterId id, RollCall roll, IfMatch seen, Caller caller) {
        var group = groupInScope(id, caller);
        if (seen.version() == null) {
            try {
                return call(registers.uncalled(id, group.schoolId()), roll, group, seen);
            } catch (OptimisticLockingFailureException calledBefore) {
                // What it says now is read below.
            }
        }
        return call(registers.load(id, group.schoolId()), roll, group, seen);
    }

    private Versioned<Called> call(Versioned<Register> register, RollCall roll, Group group, IfMatch seen) {
        var id = register.state().id();
        return switch (CallingRules.decide(register.state(), roll, group.expectedOn(id.date(), id.slot()))) {
            case Refused refused -> throw RollCallProblem.of(refused.reason());
            case Recorded recorded when recorded.events().isEmpty() -> register.map(_ -> recorded.register());
            case Recorded recorded -> {
                checkVersion(register, seen);
                yield registers.save(register, recorded);
            }
        };
    }

    private Group groupInScope(RegisterId id, Caller caller) {
        var group = groups.find(id.groupId())
                .map(Versioned::state)
                .orElseThrow(() -> new ProblemException(RollCallProblem.GROUP_UNKNOWN));
        SchoolScope.require(caller, group.schoolId(), Role.TEACHER, Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM);
        ServiceDays.refusal(id.date(), LocalDate.ofInstant(clock.instant(), CITY)).ifPresent(refusal -> {
            throw RollCallProblem.of(refusal);
        });
        return group;
    }

    private static void checkVersion(Versioned<Register> register, IfMatch seen) {
        if (register.state() instanceof Called) {
            seen.require(register.version());
        } else {
            seen.check(register.version());
        }
    }
}

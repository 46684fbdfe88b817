package afterbell.attendance.rollcall;

import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.group.store.Groups;
import afterbell.attendance.rollcall.model.Awaited;
import afterbell.attendance.rollcall.model.CallingRules;
import afterbell.attendance.rollcall.model.CallingRules.Outcome.Recorded;
import afterbell.attendance.rollcall.model.CallingRules.Outcome.Refused;
import afterbell.attendance.rollcall.model.Refusal.ApprovalNeeded;
import afterbell.attendance.rollcall.model.Refusal.ReasonMissing;
import afterbell.attendance.rollcall.model.Refusal.SessionNotOpen;
import afterbell.attendance.rollcall.model.Register;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.seal.SealingAgain;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.session.FindSessions;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;
import afterbell.web.version.IfMatch;

/**
 * Calls the roll of a group in an open session: one atomic write for up to 50 pupils, with the event that tells it.
 * <p>
 * Calling it again with the same marks changes nothing and answers the same, so a caller who got no answer may repeat
 * it. Calling it with other marks is a correction: it must name the version that it corrects and the reason. It is taken
 * after the session as well, and on the same day only: later the bureau decides. Its session is sealed again.
 * <p>
 * Who has checked in before stays present, with the time and in the care into which the pupil came, and need not be
 * named. A roll that says such a pupil is absent is refused, naming the child, unless it says why.
 * <p>
 * Who names no version most likely calls the roll for the first time, and the store's unique id says when not: only
 * then the register is read.
 */
@Service
public class CallingRoll {
    /** Pupils of the group who check in while the roll is called. */
    private static final int MOST_RACES = 10;

    private final Groups groups;
    private final Sessions sessions;
    private final Registers registers;
    private final FindSessions findSessions;
    private final CheckingTimes times;
    private final SealingAgain sealingAgain;
    private final AuditLog audit;

    CallingRoll(Groups groups, Sessions sessions, Registers registers, FindSessions findSessions,
            CheckingTimes times, SealingAgain sealingAgain, AuditLog audit) {
        this.groups = groups;
        this.sessions = sessions;
        this.registers = registers;
        this.findSessions = findSessions;
        this.times = times;
        this.sealingAgain = sealingAgain;
        this.audit = audit;
    }

    /**
     * @return the register with its version
     * @throws ProblemException for a group that is not known or not in the caller's scope, a day or a roll that a rule
     *                          refuses, or another version than the caller has seen
     */
    public Versioned<Called> call(RegisterId id, RollCall roll, IfMatch seen, Caller caller) {
        checkTimes(id, roll);
        String schoolId = schoolInScope(id, caller);
        var sessionId = new SessionId(schoolId, id.date(), id.slot());
        var session = sessions.find(sessionId).map(Versioned::state);
        var awaited = session.flatMap(begun -> groups.find(id.groupId(), begun.opening().semesterId()))
                .map(group -> Awaited.in(group, id.date(), id.slot()))
                .orElse(Awaited.NOBODY);
        if (seen.version() == null) {
            var first = callFirst(id, schoolId, roll, awaited, open(session));
            if (first.isPresent()) {
                return first.get();
            }
        }
        return Conflicts.lookAgain(MOST_RACES, () -> callAgain(id, schoolId, roll, awaited, session, seen, caller));
    }

    private Versioned<Called> callAgain(RegisterId id, String schoolId, RollCall roll, Awaited awaited,
            Optional<Begun> session, IfMatch seen, Caller caller) {
        var register = registers.load(id, schoolId);
        return switch (CallingRules.decide(register.state(), roll, awaited, open(session))) {
            case Refused(SessionNotOpen()) -> throw findSessions.notOpen(
                    new SessionId(schoolId, id.date(), id.slot()), session);
            case Refused(ApprovalNeeded reason) -> throw RollCallProblem.of(reason);
            case Refused(ReasonMissing reason) -> {
                checkVersion(register, seen);
                throw RollCallProblem.of(reason);
            }
            case Refused(var reason) -> throw RollCallProblem.of(reason);
            case Recorded(var same, var events) when events.isEmpty() -> {
                auditCorrection(same, roll, caller);
                yield register.map(_ -> same);
            }
            case Recorded(var next, var events) -> {
                checkVersion(register, seen);
                Supplier<Versioned<Called>> saving = () -> registers.save(register, next, events);
                var saved = open(session) == null ? sealingAgain.around(id, schoolId, saving) : saving.get();
                auditCorrection(next, roll, caller);
                yield saved;
            }
        };
    }

    /** @return empty when it is no first call, or none that the rules take: what the register says decides then */
    private Optional<Versioned<Called>> callFirst(RegisterId id, String schoolId, RollCall roll, Awaited awaited,
            @Nullable Open session) {
        var uncalled = registers.uncalled(id, schoolId);
        try {
            return CallingRules.decide(uncalled.state(), roll, awaited,
                    session) instanceof Recorded(var next, var events)
                            ? Optional.of(registers.save(uncalled, next, events))
                            : Optional.empty();
        } catch (OptimisticLockingFailureException calledBefore) {
            return Optional.empty();
        }
    }

    /** Also when a correction is repeated, because a crash may have come between its two writes. */
    private void auditCorrection(Called register, RollCall roll, Caller caller) {
        if (roll.reason() == null || register.corrections().isEmpty()) {
            return;
        }
        var last = register.corrections().getLast();
        if (last.reason().equals(roll.reason()) && last.by().equals(caller.subject())) {
            audit.decided(caller, "register.corrected",
                    new AuditLog.Subject("register", register.id().value(), register.schoolId()),
                    register.corrections().size(), "R31", null);
        }
    }

    private void checkTimes(RegisterId id, RollCall roll) {
        times.requireDay(id.date());
        if (roll.at() != null) {
            times.require(id.date(), roll.at());
        }
    }

    private String schoolInScope(RegisterId id, Caller caller) {
        String schoolId = groups.schoolOf(id.groupId())
                .orElseThrow(() -> new ProblemException(RollCallProblem.GROUP_UNKNOWN));
        SchoolScope.require(caller, schoolId, Role.TEACHER, Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM);
        return schoolId;
    }

    private static @Nullable Open open(Optional<Begun> session) {
        return session.filter(Open.class::isInstance).map(Open.class::cast).orElse(null);
    }

    private static void checkVersion(Versioned<Register> register, IfMatch seen) {
        if (register.state() instanceof Called called && called.isRollCalled()) {
            seen.require(register.version());
        } else {
            seen.check(register.version());
        }
    }
}

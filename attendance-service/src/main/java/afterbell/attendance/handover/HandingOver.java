package afterbell.attendance.handover;

import java.util.Set;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.handover.model.HandoverRules;
import afterbell.attendance.handover.model.HandoverRules.Outcome.HandedOver;
import afterbell.attendance.handover.model.HandoverRules.Outcome.Refused;
import afterbell.attendance.handover.model.HandoverRules.Signed;
import afterbell.attendance.rollcall.FindRegisters;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/**
 * Enters the hand-over of a group that both workers have signed on paper, or that a school's own system has heard both
 * of: one atomic write, or nothing (R31).
 */
@Service
public class HandingOver {
    private static final int MOST_RACES = 5;

    private final FindRegisters findRegisters;
    private final Registers registers;
    private final Sessions sessions;
    private final CheckingTimes times;

    HandingOver(FindRegisters findRegisters, Registers registers, Sessions sessions, CheckingTimes times) {
        this.findRegisters = findRegisters;
        this.registers = registers;
        this.sessions = sessions;
        this.times = times;
    }

    /** @throws afterbell.web.problem.ProblemException if the head counts differ, naming whom, or another rule refuses */
    public Versioned<Called> handOver(RegisterId id, Signed signed, Caller caller) {
        times.require(id.date(), signed.at());
        return Conflicts.lookAgain(MOST_RACES, () -> handOverOnce(id, signed, caller));
    }

    private Versioned<Called> handOverOnce(RegisterId id, Signed signed, Caller caller) {
        var register = findRegisters.called(id, caller, Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM);
        var session = new SessionId(register.state().schoolId(), id.date(), id.slot());
        var signedOn = sessions.find(session).map(Versioned::state).map(Begun::signedOn).orElse(Set.of());
        return switch (HandoverRules.decide(register.state(), signed, signedOn)) {
            case Refused(var reason) -> throw HandoverProblem.of(reason);
            case HandedOver(var same, var events) when events.isEmpty() -> register.map(_ -> same);
            case HandedOver(var next, var events) -> registers.save(register, next, events);
        };
    }
}

package afterbell.attendance.handover;

import java.util.Set;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.handover.model.HandoverRules;
import afterbell.attendance.handover.model.HandoverRules.Handover;
import afterbell.attendance.handover.model.HandoverRules.Outcome.HandedOver;
import afterbell.attendance.handover.model.HandoverRules.Outcome.Refused;
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

/** Hands a group's pupils over from one worker to another: one atomic write, or nothing (R31). */
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
    public Versioned<Called> handOver(RegisterId id, Handover handover, Caller caller) {
        times.require(id.date(), handover.at());
        return Conflicts.lookAgain(MOST_RACES, () -> handOverOnce(id, handover, caller));
    }

    private Versioned<Called> handOverOnce(RegisterId id, Handover handover, Caller caller) {
        var register = findRegisters.called(id, caller, Role.TEACHER, Role.SCHOOL_ADMIN);
        var session = new SessionId(register.state().schoolId(), id.date(), id.slot());
        var signedOn = sessions.find(session).map(Versioned::state).map(Begun::signedOn).orElse(Set.of());
        return switch (HandoverRules.decide(register.state(), handover, signedOn)) {
            case Refused(var reason) -> throw HandoverProblem.of(reason);
            case HandedOver(var same, var events) when events.isEmpty() -> register.map(_ -> same);
            case HandedOver(var next, var events) -> registers.save(register, next, events);
        };
    }
}

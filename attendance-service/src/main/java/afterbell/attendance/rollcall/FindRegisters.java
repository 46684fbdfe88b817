package afterbell.attendance.rollcall;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Service;

import afterbell.attendance.group.store.Groups;
import afterbell.attendance.rollcall.model.Awaited;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds registers whose roll was called, or whose pupils have begun to check in. */
@Service
public class FindRegisters {
    private static final Role[] READERS = {Role.TEACHER, Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM, Role.EDUCATION_BUREAU};

    private final Registers registers;
    private final Sessions sessions;
    private final Groups groups;

    FindRegisters(Registers registers, Sessions sessions, Groups groups) {
        this.registers = registers;
        this.sessions = sessions;
        this.groups = groups;
    }

    /** @return ids of the pupils whom the roll that is to come must name; none once it was called */
    public List<String> expected(Called register) {
        if (register.isRollCalled()) {
            return List.of();
        }
        var id = register.id();
        return sessions.find(new SessionId(register.schoolId(), id.date(), id.slot()))
                .flatMap(session -> groups.find(id.groupId(), session.state().opening().semesterId()))
                .map(group -> Awaited.in(group, id.date(), id.slot()).expected())
                .orElse(Set.of())
                .stream()
                .filter(pupil -> register.entryOf(pupil).isEmpty())
                .sorted()
                .toList();
    }

    /** @throws ProblemException if nothing is known of it, or the school is not in the caller's scope */
    public Versioned<Called> one(RegisterId id, Caller caller) {
        return called(id, caller, READERS);
    }

    /**
     * Finds a register for a command.
     *
     * @param roles whose duty the command is
     * @throws ProblemException if nothing is known of it, or none of these roles of the caller reaches the school
     */
    public Versioned<Called> called(RegisterId id, Caller caller, Role... roles) {
        var register = registers.find(id).orElseThrow(() -> new ProblemException(RollCallProblem.NOT_CALLED));
        SchoolScope.require(caller, register.state().schoolId(), roles);
        return register;
    }

    /** @return the school's registers of a day, by group and slot */
    public Page<Versioned<Called>> ofDay(String schoolId, LocalDate date, Cursor cursor, PageLimit limit,
            Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        var found = registers.ofDay(schoolId, date, cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.id()));
    }
}

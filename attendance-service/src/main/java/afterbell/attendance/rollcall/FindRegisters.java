package afterbell.attendance.rollcall;

import java.time.LocalDate;

import org.springframework.stereotype.Service;

import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds registers whose roll was called. */
@Service
public class FindRegisters {
    private static final Role[] READERS = {Role.TEACHER, Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM, Role.EDUCATION_BUREAU};

    private final Registers registers;

    FindRegisters(Registers registers) {
        this.registers = registers;
    }

    /** @throws ProblemException if the roll was not called, or the school is not in the caller's scope */
    public Versioned<Called> one(RegisterId id, Caller caller) {
        return called(id, caller, READERS);
    }

    /**
     * Finds a register for a command.
     *
     * @param roles whose duty the command is
     * @throws ProblemException if the roll was not called, or none of these roles of the caller reaches the school
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

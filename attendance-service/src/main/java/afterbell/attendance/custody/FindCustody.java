package afterbell.attendance.custody;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import afterbell.attendance.group.model.Group;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.group.store.Groups;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/** Finds who had a pupil on a day, and when (R31). */
@Service
public class FindCustody {
    private static final Role[] READERS = {Role.TEACHER, Role.SCHOOL_ADMIN, Role.GATE_GUARD, Role.SCHOOL_SYSTEM};

    private final Groups groups;
    private final Registers registers;
    private final AuditLog audit;

    FindCustody(Groups groups, Registers registers, AuditLog audit) {
        this.groups = groups;
        this.registers = registers;
        this.audit = audit;
    }

    /**
     * @return the registers of the caller's schools that name the pupil on that day
     * @throws ProblemException for a pupil who has never held a place, or none at a school of the caller's
     */
    public List<Called> ofDay(String pupilId, LocalDate date, Caller caller) {
        var held = groups.ofPupil(pupilId);
        if (held.isEmpty()) {
            throw new ProblemException(CustodyProblem.PUPIL_UNKNOWN);
        }
        var inScope = held.stream().filter(group -> reaches(caller, group)).toList();
        if (inScope.isEmpty()) {
            throw new ProblemException(CommonProblem.OUT_OF_SCOPE);
        }
        audit.read(caller, "pupil.custody", new AuditLog.Subject("pupil", pupilId, inScope.getFirst().schoolId()));
        var ids = inScope.stream()
                .map(Group::groupId)
                .distinct()
                .flatMap(groupId -> Stream.of(Slot.values()).map(slot -> new RegisterId(groupId, date, slot)))
                .toList();
        return registers.find(ids)
                .stream()
                .map(Versioned::state)
                .filter(register -> register.entryOf(pupilId).isPresent())
                .toList();
    }

    private static boolean reaches(Caller caller, Group group) {
        return Arrays.stream(READERS).anyMatch(role -> caller.mayActFor(group.schoolId(), role));
    }
}

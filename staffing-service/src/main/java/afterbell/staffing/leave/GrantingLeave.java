package afterbell.staffing.leave;

import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.leave.model.StaffLeave;
import afterbell.staffing.leave.store.StaffLeaves;
import afterbell.staffing.rota.ChangingRotas;
import afterbell.staffing.rota.RotaProblem;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.worker.Retrying;
import afterbell.staffing.worker.WorkerProblem;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.audit.AuditLog;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Grants staff leave, and cancels it. The leave is stored first, and then told to the rota of each of its weeks; who
 * repeats the command completes that, and so does {@link FinishingLeaves}. Duties that were taken away do not come
 * back by cancelling.
 */
@Service
public class GrantingLeave {
    private static final int MOST_LEAVES = 200;
    private final StaffLeaves leaves;
    private final Workers workers;
    private final ChangingRotas changingRotas;
    private final AuditLog auditLog;

    GrantingLeave(StaffLeaves leaves, Workers workers, ChangingRotas changingRotas, AuditLog auditLog) {
        this.leaves = leaves;
        this.workers = workers;
        this.changingRotas = changingRotas;
        this.auditLog = auditLog;
    }

    /** @param until last day of the leave */
    public StaffLeave grant(String schoolId, String workerId, LocalDate from, LocalDate until, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        if (!StaffLeave.isPossible(from, until)) {
            throw new ProblemException(RotaProblem.LEAVE_TOO_LONG);
        }
        var worker = workers.all(List.of(workerId)).get(workerId);
        if (worker == null) {
            throw new ProblemException(WorkerProblem.WORKER_UNKNOWN);
        }
        if (!worker.isWith(schoolId)) {
            throw new ProblemException(RotaProblem.WORKER_OF_ANOTHER_SCHOOL);
        }
        return Retrying.afterLostRaces(() -> {
            var asked = StaffLeave.granted(workerId, schoolId, from, until);
            var known = leaves.find(asked.leaveId());
            if (known.isEmpty() && leaves.ofWorker(workerId, MOST_LEAVES).size() == MOST_LEAVES) {
                throw new ProblemException(RotaProblem.TOO_MANY_LEAVES);
            }
            var next = known.map(it -> it.state().grant()).orElse(asked);
            var saved = leaves.save(known.orElseGet(() -> Versioned.fresh(asked.leaveId(), asked)), next, true);
            return finish(audited(saved, "rota.leave-granted", caller));
        }).state();
    }

    public void cancel(String leaveId, Caller caller) {
        Retrying.afterLostRaces(() -> {
            var known = leaves.find(leaveId).orElseThrow(() -> new ProblemException(RotaProblem.LEAVE_UNKNOWN));
            SchoolScope.require(caller, known.state().schoolId(), Role.SCHOOL_ADMIN);
            return finish(audited(leaves.save(known, known.state().cancel(), true), "rota.leave-cancelled", caller));
        });
    }

    public Page<StaffLeave> ofSchool(String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        var found = leaves.ofSchool(schoolId, cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.leaveId()));
    }

    /** Tells every week's rota. */
    Versioned<StaffLeave> finish(Versioned<StaffLeave> open) {
        var absence = open.state().absence();
        open.state().rotas().forEach(id -> changingRotas.change(id, rota -> rota.told(absence), Reason.ON_LEAVE));
        return leaves.save(open, open.state(), false);
    }

    private Versioned<StaffLeave> audited(Versioned<StaffLeave> saved, String action, Caller caller) {
        auditLog.decided(caller, action, new AuditLog.Subject("staff-leave", saved.id(), saved.state().schoolId()),
                saved.state().edition(), "R20", null);
        return saved;
    }
}

package afterbell.staffing.vetting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.worker.Retrying;
import afterbell.staffing.worker.WorkerProblem;
import afterbell.staffing.worker.model.Suspension;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.Dossiers;
import afterbell.staffing.worker.store.LossReason;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/**
 * Takes a worker out of service everywhere while a matter is looked into (R25), and lets the worker serve again. The
 * bureau lifts any suspension, a school its own.
 */
@Service
public class SuspendingWorker {
    private final Workers workers;
    private final Dossiers dossiers;
    private final KeepingClearances clearances;
    private final AuditLog auditLog;
    private final City city;

    SuspendingWorker(Workers workers, Dossiers dossiers, KeepingClearances clearances, AuditLog auditLog, City city) {
        this.workers = workers;
        this.dossiers = dossiers;
        this.clearances = clearances;
        this.auditLog = auditLog;
        this.city = city;
    }

    /**
     * @param from   first day, not to come
     * @param reason kept sealed
     */
    public Versioned<WorkerFile> suspend(String workerId, LocalDate from, String reason, Caller caller) {
        return Retrying.afterLostRaces(() -> {
            var file = load(workerId);
            var worker = file.state().worker();
            var suspension = new Suspension(from, null, suspendingSchool(worker, caller));
            var next = suspended(worker, suspension);
            var dossier = dossiers.saying(workerId, file.state().dossier(), "suspension " + from, reason);
            var saved = clearances.save(file, file.state().with(next).with(dossier), LossReason.SUSPENDED);
            audit(caller, "worker.suspended", saved, suspension.schoolId());
            return saved;
        });
    }

    /** @param on first day on which the worker may serve again, not to come */
    public Versioned<WorkerFile> lift(String workerId, LocalDate on, String reason, Caller caller) {
        return Retrying.afterLostRaces(() -> {
            var file = load(workerId);
            var worker = file.state().worker();
            var next = lifted(worker, on, caller);
            var dossier = dossiers.saying(workerId, file.state().dossier(), "lifted " + on, reason);
            var saved = clearances.save(file, file.state().with(next).with(dossier), LossReason.SUSPENDED);
            audit(caller, "worker.suspension-lifted", saved, null);
            return saved;
        });
    }

    private Worker suspended(Worker worker, Suspension wanted) {
        requirePast(wanted.from());
        if (worker.suspensions().contains(wanted)) {
            return worker;
        }
        if (worker.isSuspended()) {
            throw new ProblemException(VettingProblem.ALREADY_SUSPENDED);
        }
        if (worker.suspensions().size() == Worker.MOST_SUSPENSIONS) {
            throw new ProblemException(VettingProblem.TOO_MANY_SUSPENSIONS);
        }
        var all = new ArrayList<>(worker.suspensions());
        all.add(wanted);
        return worker.suspended(all);
    }

    private Worker lifted(Worker worker, LocalDate on, Caller caller) {
        requirePast(on);
        var last = worker.suspensions().isEmpty() ? null : worker.suspensions().getLast();
        if (last == null || on.isBefore(last.from())) {
            throw new ProblemException(VettingProblem.NOT_SUSPENDED);
        }
        requireMayLift(last, caller);
        if (!last.lasts()) {
            if (on.equals(last.lifted())) {
                return worker;
            }
            throw new ProblemException(VettingProblem.NOT_SUSPENDED);
        }
        List<Suspension> all = new ArrayList<>(worker.suspensions());
        all.removeLast();
        all.add(new Suspension(last.from(), on, last.schoolId()));
        return worker.suspended(all);
    }

    private void requirePast(LocalDate day) {
        if (day.isAfter(city.today())) {
            throw new ProblemException(VettingProblem.DAY_TO_COME);
        }
    }

    private static @Nullable String suspendingSchool(Worker worker, Caller caller) {
        return caller.has(Role.EDUCATION_BUREAU) ? null : VettingWorker.schoolOf(worker, null, caller);
    }

    private static void requireMayLift(Suspension suspension, Caller caller) {
        String schoolId = suspension.schoolId();
        boolean own = schoolId != null && caller.mayActFor(schoolId, Role.SCHOOL_ADMIN);
        if (!own && !caller.has(Role.EDUCATION_BUREAU)) {
            throw new ProblemException(CommonProblem.OUT_OF_SCOPE);
        }
    }

    private Versioned<WorkerFile> load(String workerId) {
        return workers.find(workerId).orElseThrow(() -> new ProblemException(WorkerProblem.WORKER_UNKNOWN));
    }

    private void audit(Caller caller, String action, Versioned<WorkerFile> saved, @Nullable String schoolId) {
        auditLog.decided(caller, action, new AuditLog.Subject("worker", saved.id(), schoolId), saved.version(), "R25",
                null);
    }
}

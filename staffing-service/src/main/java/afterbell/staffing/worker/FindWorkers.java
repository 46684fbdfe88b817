package afterbell.staffing.worker;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.Dossiers;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.audit.AuditLog;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds workers, by name for those who hire and oversee them. */
@Service
public class FindWorkers {
    private static final Role[] READERS = {Role.SCHOOL_ADMIN, Role.EDUCATION_BUREAU};

    private final Workers workers;
    private final Dossiers dossiers;
    private final AuditLog auditLog;
    private final City city;

    FindWorkers(Workers workers, Dossiers dossiers, AuditLog auditLog, City city) {
        this.workers = workers;
        this.dossiers = dossiers;
        this.auditLog = auditLog;
        this.city = city;
    }

    /**
     * A worker and what the worker is called.
     *
     * @param name null once what is personal about the worker was forgotten
     */
    public record Named(Versioned<WorkerFile> file, @Nullable String name) {}

    /** @throws ProblemException if the worker is not known, or no school of the worker is in the caller's scope */
    public Named one(String workerId, Caller caller) {
        var file = workers.find(workerId).orElseThrow(() -> new ProblemException(WorkerProblem.WORKER_UNKNOWN));
        if (!mayRead(file.state().worker(), caller)) {
            throw new ProblemException(CommonProblem.OUT_OF_SCOPE);
        }
        auditLog.read(caller, "worker.name", new AuditLog.Subject("worker", workerId, null));
        return named(file);
    }

    public Page<Named> ofSchool(String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        var found = workers.ofSchool(schoolId, after(cursor), limit.plusOne());
        auditLog.read(caller, "worker.names", new AuditLog.Subject("school", schoolId, schoolId));
        return Page.of(found, limit, last -> Cursor.after(last.id())).map(this::named);
    }

    /** @return those whose hiring is on public notice today: for anybody (R24) */
    public Page<Named> onNotice(String schoolId, Cursor cursor, PageLimit limit) {
        var found = workers.onNotice(schoolId, city.today(), after(cursor), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.id())).map(this::named);
    }

    /** The bureau also reads who has left; a school those that are with it. */
    private static boolean mayRead(Worker worker, Caller caller) {
        return caller.has(Role.EDUCATION_BUREAU)
                || worker.schoolIds().stream().anyMatch(it -> caller.mayActFor(it, Role.SCHOOL_ADMIN));
    }

    private static String after(Cursor cursor) {
        return cursor.isStart() ? "" : cursor.part(0);
    }

    /** Opens the name: only after the reading was kept, or for the public. */
    public Named named(Versioned<WorkerFile> file) {
        return new Named(file, dossiers.name(file.id(), file.state().dossier()).orElse(null));
    }
}

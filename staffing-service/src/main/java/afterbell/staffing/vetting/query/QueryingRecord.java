package afterbell.staffing.vetting.query;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.vetting.VettingWorker;
import afterbell.staffing.worker.Retrying;
import afterbell.staffing.worker.WorkerProblem;
import afterbell.staffing.worker.model.RecordCheck.Clear;
import afterbell.staffing.worker.model.RecordQuery;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/**
 * Lets a school ask the office for a worker's criminal record (R24). The question is kept with the worker by one write,
 * its request id with it; {@link AskingOffice} sends it, again and again under that id, until it is answered.
 */
@Service
public class QueryingRecord {
    private final Workers workers;
    private final RecordOffice office;
    private final AuditLog auditLog;
    private final City city;
    private final Clock clock = Clock.systemUTC();

    QueryingRecord(Workers workers, RecordOffice office, AuditLog auditLog, City city) {
        this.workers = workers;
        this.office = office;
        this.auditLog = auditLog;
        this.city = city;
    }

    /**
     * Asks; the same question again, while it is open or once it is answered, changes nothing.
     *
     * @param on the day of which the office is asked, null for today
     */
    public Versioned<WorkerFile> query(String workerId, @Nullable LocalDate on, Caller caller) {
        LocalDate today = city.today();
        LocalDate day = on == null ? today : on;
        if (day.isAfter(today)) {
            throw new ProblemException(RecordQueryProblem.DAY_TO_COME);
        }
        return Retrying.afterLostRaces(() -> {
            var file = load(workerId);
            var worker = file.state().worker();
            String schoolId = VettingWorker.schoolOf(worker, null, caller);
            if (isKnown(worker, day)) {
                return file;
            }
            return ask(file, day, schoolId, caller);
        });
    }

    /** @return the worker whose query, or last answer, a school of the worker or the bureau wants to see */
    public Versioned<WorkerFile> find(String workerId, Caller caller) {
        var file = load(workerId);
        var worker = file.state().worker();
        boolean mayRead = caller.has(Role.EDUCATION_BUREAU)
                || worker.schoolIds().stream().anyMatch(it -> caller.mayActFor(it, Role.SCHOOL_ADMIN));
        if (!mayRead) {
            throw new ProblemException(CommonProblem.OUT_OF_SCOPE);
        }
        return file;
    }

    /** Keeps a new question; also without a person who asks it, when a check grows too old. */
    Versioned<WorkerFile> ask(Versioned<WorkerFile> file, LocalDate on, String schoolId, Caller caller) {
        if (!office.isThere()) {
            throw new ProblemException(RecordQueryProblem.NO_RECORD_OFFICE);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var query = RecordQuery.asked(UUID.randomUUID().toString(), on, schoolId, now);
        var saved = workers.save(file, file.state().with(file.state().worker().asking(query)));
        auditLog.decided(caller, "worker.record-queried", new Subject("worker", saved.id(), schoolId),
                saved.version(), "R24", null);
        return saved;
    }

    private static boolean isKnown(Worker worker, LocalDate day) {
        if (worker.isBarred()) {
            throw new ProblemException(WorkerProblem.BARRED);
        }
        var open = worker.query();
        if (open != null && !open.on().equals(day)) {
            throw new ProblemException(RecordQueryProblem.QUERY_OPEN);
        }
        return open != null || worker.check() instanceof Clear(LocalDate known, var _) && known.equals(day);
    }

    private Versioned<WorkerFile> load(String workerId) {
        return workers.find(workerId).orElseThrow(() -> new ProblemException(WorkerProblem.WORKER_UNKNOWN));
    }
}

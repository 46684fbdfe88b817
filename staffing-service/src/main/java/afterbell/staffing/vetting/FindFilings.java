package afterbell.staffing.vetting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.staffing.worker.WorkerProblem;
import afterbell.staffing.worker.model.Hiring;
import afterbell.staffing.worker.model.Stage.Acknowledged;
import afterbell.staffing.worker.model.Stage.Failed;
import afterbell.staffing.worker.model.Stage.Filed;
import afterbell.staffing.worker.model.Stage.Hired;
import afterbell.staffing.worker.model.Stage.Returned;
import afterbell.staffing.worker.store.Dossiers;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/** Finds how a worker's filings stand, and why one came back, for the school that filed and for the bureau (R24). */
@Service
public class FindFilings {
    private final Workers workers;
    private final Dossiers dossiers;
    private final AuditLog auditLog;

    FindFilings(Workers workers, Dossiers dossiers, AuditLog auditLog) {
        this.workers = workers;
        this.dossiers = dossiers;
        this.auditLog = auditLog;
    }

    /** What the bureau made of a filing. */
    public enum State {
        FILED,
        RETURNED,
        ACKNOWLEDGED
    }

    /**
     * @param answeredOn day of the bureau's answer
     * @param reason     why it came back; null once the worker's personal data was forgotten
     */
    public record Known(String schoolId, State state, LocalDate filedOn, @Nullable LocalDate answeredOn,
            @Nullable String reason) {}

    public List<Known> of(String workerId, Caller caller) {
        var file = workers.find(workerId).orElseThrow(() -> new ProblemException(WorkerProblem.WORKER_UNKNOWN));
        var readable = file.state().worker().hirings().stream().filter(it -> mayRead(it, caller)).toList();
        if (readable.isEmpty()) {
            throw new ProblemException(CommonProblem.OUT_OF_SCOPE);
        }
        auditLog.read(caller, "worker.filings", new AuditLog.Subject("worker", workerId, null));
        return readable.stream().flatMap(it -> known(workerId, file.state(), it).stream()).toList();
    }

    private Optional<Known> known(String workerId, WorkerFile file, Hiring hiring) {
        String school = hiring.schoolId();
        return switch (hiring.stage()) {
            case Filed filed -> Optional.of(new Known(school, State.FILED, filed.filedOn(), null, null));
            case Returned it -> Optional.of(new Known(school, State.RETURNED, it.filedOn(), it.returnedOn(),
                    dossiers.words(workerId, file.dossier(), "return " + it.returnedOn()).orElse(null)));
            case Acknowledged it -> acknowledged(school, it.filedOn(), it.acknowledgedOn());
            case Failed it -> acknowledged(school, it.filedOn(), it.acknowledgedOn());
            case Hired it -> acknowledged(school, it.gates().filedOn(), it.gates().acknowledgedOn());
            default -> Optional.empty();
        };
    }

    private static Optional<Known> acknowledged(String school, LocalDate filedOn, LocalDate on) {
        return Optional.of(new Known(school, State.ACKNOWLEDGED, filedOn, on, null));
    }

    private static boolean mayRead(Hiring hiring, Caller caller) {
        return caller.has(Role.EDUCATION_BUREAU) || caller.mayActFor(hiring.schoolId(), Role.SCHOOL_ADMIN);
    }
}

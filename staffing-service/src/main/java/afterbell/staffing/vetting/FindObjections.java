package afterbell.staffing.vetting;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.staffing.worker.WorkerProblem;
import afterbell.staffing.worker.model.Hiring;
import afterbell.staffing.worker.model.Objection;
import afterbell.staffing.worker.store.Dossiers;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/** Finds what was raised against a worker's hirings, for the school that decides it and for the bureau (R24). */
@Service
public class FindObjections {
    private final Workers workers;
    private final Dossiers dossiers;
    private final AuditLog auditLog;

    FindObjections(Workers workers, Dossiers dossiers, AuditLog auditLog) {
        this.workers = workers;
        this.dossiers = dossiers;
        this.auditLog = auditLog;
    }

    /**
     * @param text   null once the worker's personal data was forgotten
     * @param reason of the decision
     */
    public record Raised(String schoolId, Objection objection, @Nullable String text, @Nullable String reason) {}

    public List<Raised> of(String workerId, Caller caller) {
        var file = workers.find(workerId).orElseThrow(() -> new ProblemException(WorkerProblem.WORKER_UNKNOWN));
        var readable = file.state().worker().hirings().stream().filter(it -> mayRead(it, caller)).toList();
        if (readable.isEmpty()) {
            throw new ProblemException(CommonProblem.OUT_OF_SCOPE);
        }
        auditLog.read(caller, "worker.objections", new AuditLog.Subject("worker", workerId, null));
        var dossier = file.state().dossier();
        return readable.stream()
                .flatMap(hiring -> hiring.stage()
                        .publicNotice()
                        .stream()
                        .flatMap(notice -> notice.objections().stream())
                        .map(it -> new Raised(hiring.schoolId(), it,
                                dossiers.words(workerId, dossier, it.objectionId()).orElse(null),
                                dossiers.words(workerId, dossier, "decision " + it.objectionId()).orElse(null))))
                .toList();
    }

    private static boolean mayRead(Hiring hiring, Caller caller) {
        return caller.has(Role.EDUCATION_BUREAU) || caller.mayActFor(hiring.schoolId(), Role.SCHOOL_ADMIN);
    }
}

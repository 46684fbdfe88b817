package afterbell.staffing.vetting;

import java.time.LocalDate;

import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.vetting.model.VettingRules;
import afterbell.staffing.vetting.model.VettingRules.Outcome.Refused;
import afterbell.staffing.vetting.model.VettingRules.Outcome.Taken;
import afterbell.staffing.worker.Retrying;
import afterbell.staffing.worker.WorkerProblem;
import afterbell.staffing.worker.store.Dossiers;
import afterbell.staffing.worker.store.LossReason;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * Lifts a bar that was entered for the wrong person (R25): the bureau's decision, and nobody else's. What was known of
 * the person before holds again; duties that were taken away do not come back.
 */
@Service
public class LiftingBar {
    private final Workers workers;
    private final Dossiers dossiers;
    private final KeepingClearances clearances;
    private final AuditLog auditLog;
    private final City city;

    LiftingBar(Workers workers, Dossiers dossiers, KeepingClearances clearances, AuditLog auditLog, City city) {
        this.workers = workers;
        this.dossiers = dossiers;
        this.clearances = clearances;
        this.auditLog = auditLog;
        this.city = city;
    }

    /**
     * @param on     day of the decision
     * @param reason kept sealed
     */
    public Versioned<WorkerFile> lift(String workerId, LocalDate on, String reason, Caller caller) {
        return Retrying.afterLostRaces(() -> {
            var file = workers.find(workerId)
                    .orElseThrow(() -> new ProblemException(WorkerProblem.WORKER_UNKNOWN));
            var saved = wasLifted(file, on, reason) ? file : lift(file, on, reason);
            auditLog.decided(caller, "worker.bar-lifted", new AuditLog.Subject("worker", workerId, null),
                    saved.version(), "R25", null);
            return saved;
        });
    }

    private Versioned<WorkerFile> lift(Versioned<WorkerFile> file, LocalDate on, String reason) {
        var worker = switch (VettingRules.liftBar(file.state().worker(), on, city.today())) {
            case Refused(var why) -> throw VettingProblem.of(why);
            case Taken(var lifted) -> lifted;
        };
        var dossier = dossiers.saying(file.id(), file.state().dossier(), about(on), reason);
        return clearances.save(file, file.state().with(worker).with(dossier), LossReason.BARRED);
    }

    private boolean wasLifted(Versioned<WorkerFile> file, LocalDate on, String reason) {
        return !file.state().worker().isBarred()
                && dossiers.words(file.id(), file.state().dossier(), about(on)).filter(reason::equals).isPresent();
    }

    private static String about(LocalDate on) {
        return "bar lifted " + on;
    }
}

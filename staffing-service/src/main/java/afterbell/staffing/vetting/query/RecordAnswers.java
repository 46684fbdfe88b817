package afterbell.staffing.vetting.query;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.calendar.store.Semesters;
import afterbell.staffing.vetting.KeepingClearances;
import afterbell.staffing.vetting.model.Step.CheckingRecord;
import afterbell.staffing.vetting.model.Step.Result;
import afterbell.staffing.vetting.model.VettingRules;
import afterbell.staffing.vetting.model.VettingRules.Outcome.Refused;
import afterbell.staffing.vetting.model.VettingRules.Outcome.Taken;
import afterbell.staffing.worker.Retrying;
import afterbell.staffing.worker.model.RecordQuery;
import afterbell.staffing.worker.store.Dossiers;
import afterbell.staffing.worker.store.LossReason;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.security.Caller;

/**
 * Enters what has become of a query. Each entry looks at the worker anew, and changes nothing once that query is no
 * longer the open one: an answer that comes twice, or after a certificate, is passed over.
 */
@Component
class RecordAnswers {
    /** No person: the audit log names it where the platform itself acts. */
    static final Caller PLATFORM = new Caller("record-office", "staffing-service", Set.of(), Set.of());

    private final Workers workers;
    private final Dossiers dossiers;
    private final Semesters semesters;
    private final KeepingClearances clearances;
    private final AuditLog auditLog;
    private final City city;

    RecordAnswers(Workers workers, Dossiers dossiers, Semesters semesters, KeepingClearances clearances,
            AuditLog auditLog, City city) {
        this.workers = workers;
        this.dossiers = dossiers;
        this.semesters = semesters;
        this.clearances = clearances;
        this.auditLog = auditLog;
        this.city = city;
    }

    /** The office's answer is the record check; an adverse one bars in this same write (R25). */
    void enter(String workerId, String requestId, Result result, String reference) {
        Retrying.afterLostRaces(() -> {
            open(workerId, requestId).ifPresent(file -> enter(file, result, reference));
            return workerId;
        });
    }

    private void enter(Versioned<WorkerFile> file, Result result, String reference) {
        var worker = file.state().worker();
        var query = Objects.requireNonNull(worker.query());
        var step = new CheckingRecord(query.on(), result);
        switch (VettingRules.decide(worker, step, semesters.policyOn(query.on()), city.today())) {
            case Refused _ -> workers.save(file, file.state().with(worker.asking(null)));
            case Taken(var decided) -> {
                var dossier = dossiers.checked(file.id(), file.state().dossier(), query.on(), result.name(), reference);
                var saved = clearances.save(file, file.state().with(decided.asking(null)).with(dossier),
                        LossReason.BARRED);
                audit("worker.record-checked", "R24", saved, query.schoolId());
                if (decided.isBarred()) {
                    audit("worker.barred", "R25", saved, query.schoolId());
                }
            }
        }
    }

    /** Keeps how the query stands now. */
    void keep(String workerId, String requestId, UnaryOperator<RecordQuery> change) {
        Retrying.afterLostRaces(() -> {
            open(workerId, requestId).ifPresent(file -> {
                var worker = file.state().worker();
                var query = Objects.requireNonNull(worker.query());
                workers.save(file, file.state().with(worker.asking(change.apply(query))));
            });
            return workerId;
        });
    }

    /** Asks no longer. */
    void drop(String workerId, String requestId) {
        Retrying.afterLostRaces(() -> {
            open(workerId, requestId)
                    .ifPresent(file -> workers.save(file, file.state().with(file.state().worker().asking(null))));
            return workerId;
        });
    }

    private Optional<Versioned<WorkerFile>> open(String workerId, String requestId) {
        return workers.find(workerId)
                .filter(file -> file.state().worker().query() instanceof RecordQuery query
                        && query.requestId().equals(requestId));
    }

    private void audit(String action, String rule, Versioned<WorkerFile> saved, String schoolId) {
        auditLog.decided(PLATFORM, action, new Subject("worker", saved.id(), schoolId), saved.version(), rule, null);
    }
}

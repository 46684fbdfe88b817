package afterbell.staffing.membership;

import java.time.LocalDate;

import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.institution.store.Institutions;
import afterbell.staffing.vetting.KeepingClearances;
import afterbell.staffing.worker.Retrying;
import afterbell.staffing.worker.WorkerProblem;
import afterbell.staffing.worker.model.Affiliation;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.LossReason;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/** A member goes on through another accepted institution (R5); what was accepted before stays. */
@Service
public class ChangingInstitution {
    private final Workers workers;
    private final Institutions institutions;
    private final KeepingClearances clearances;
    private final AuditLog auditLog;
    private final City city;

    ChangingInstitution(Workers workers, Institutions institutions, KeepingClearances clearances, AuditLog auditLog,
            City city) {
        this.workers = workers;
        this.institutions = institutions;
        this.clearances = clearances;
        this.auditLog = auditLog;
        this.city = city;
    }

    /**
     * @param from first day through the other institution, which must be accepted on it
     * @throws ProblemException if the worker is no member, or not of the caller's schools
     */
    public Versioned<WorkerFile> change(String workerId, String institutionId, LocalDate from, Caller caller) {
        return Retrying.afterLostRaces(() -> {
            var file = workers.find(workerId)
                    .orElseThrow(() -> new ProblemException(WorkerProblem.WORKER_UNKNOWN));
            var worker = file.state().worker();
            String schoolId = schoolOf(worker, caller);
            var next = worker.with(affiliation(worker, institutionId, from));
            var saved = clearances.save(file, file.state().with(next), LossReason.INSTITUTION);
            auditLog.decided(caller, "worker.institution-changed",
                    new AuditLog.Subject("worker", workerId, schoolId), saved.version(), "R5", institutionId);
            return saved;
        });
    }

    private Affiliation affiliation(Worker worker, String institutionId, LocalDate from) {
        if (worker.kind() != Kind.INSTITUTION_MEMBER) {
            throw new ProblemException(WorkerProblem.KIND_DIFFERS);
        }
        if (from.isAfter(city.today())) {
            throw new ProblemException(WorkerProblem.MEMBERSHIP_TO_COME);
        }
        var known = worker.affiliation();
        if (known != null && known.institutionId().equals(institutionId) && known.since().equals(from)) {
            return known;
        }
        var institution = institutions.find(institutionId)
                .filter(it -> it.state().institution().acceptedDays().include(from))
                .orElseThrow(() -> new ProblemException(WorkerProblem.INSTITUTION_NOT_ACCEPTED));
        var days = institution.state().institution().acceptedDays().periods();
        return known == null
                ? Affiliation.with(institutionId, from, days, institution.version())
                : known.changed(institutionId, from, days, institution.version());
    }

    private static String schoolOf(Worker worker, Caller caller) {
        return worker.schoolIds()
                .stream()
                .filter(it -> caller.mayActFor(it, Role.SCHOOL_ADMIN))
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.OUT_OF_SCOPE));
    }
}

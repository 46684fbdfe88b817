package afterbell.staffing.vetting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.calendar.store.Semesters;
import afterbell.staffing.rota.RemovingDuties;
import afterbell.staffing.vetting.model.Step;
import afterbell.staffing.vetting.model.Step.AcknowledgingFiling;
import afterbell.staffing.vetting.model.Step.AssessingWorker;
import afterbell.staffing.vetting.model.Step.CheckingRecord;
import afterbell.staffing.vetting.model.Step.FilingWithBureau;
import afterbell.staffing.vetting.model.Step.PublishingNotice;
import afterbell.staffing.vetting.model.Step.Result;
import afterbell.staffing.vetting.model.VettingRules;
import afterbell.staffing.vetting.model.VettingRules.Outcome.Refused;
import afterbell.staffing.vetting.model.VettingRules.Outcome.Taken;
import afterbell.staffing.worker.Retrying;
import afterbell.staffing.worker.WorkerProblem;
import afterbell.staffing.worker.model.Vetting;
import afterbell.staffing.worker.model.Vetting.Barred;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.Dossiers;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/**
 * Takes a worker through the gates (R24), and bars everywhere at once who has an adverse record (R25). The school
 * that hires owns the gates; a step taken twice changes nothing.
 */
@Service
public class VettingWorker {
    private final Workers workers;
    private final Dossiers dossiers;
    private final Semesters semesters;
    private final RemovingDuties removingDuties;
    private final AuditLog auditLog;
    private final City city;
    private final Clock clock;

    VettingWorker(Workers workers, Dossiers dossiers, Semesters semesters, RemovingDuties removingDuties,
            AuditLog auditLog, City city, Clock clock) {
        this.workers = workers;
        this.dossiers = dossiers;
        this.semesters = semesters;
        this.removingDuties = removingDuties;
        this.auditLog = auditLog;
        this.city = city;
        this.clock = clock;
    }

    /**
     * Enters a record check. Who has an adverse record is barred by this one write; then the duties are taken away,
     * which {@link FinishingBars} repeats should this process end before it is done.
     *
     * @param reference of the query, kept sealed with its result
     */
    public Versioned<WorkerFile> checkRecord(String workerId, LocalDate on, Result result, String reference,
            Caller caller) {
        return Retrying.afterLostRaces(() -> {
            var file = load(workerId);
            String schoolId = schoolOf(file.state().worker(), caller);
            var saved = save(file, new CheckingRecord(on, result), reference);
            audit(caller, "worker.record-checked", "R24", saved, schoolId);
            if (saved.state().worker().vetting() instanceof Barred barred) {
                removingDuties.ofBarred(workerId, barred.on());
                audit(caller, "worker.barred", "R25", saved, schoolId);
            }
            return saved;
        });
    }

    private Versioned<WorkerFile> save(Versioned<WorkerFile> file, CheckingRecord check, String reference) {
        var worker = file.state().worker();
        var decided = decide(worker, check);
        var dossier = dossiers.checked(worker.workerId(), file.state().dossier(), check.on(), check.result().name(),
                reference);
        var next = file.state().with(worker.withVetting(decided)).with(dossier);
        if (decided instanceof Barred && !decided.equals(worker.vetting())) {
            next = next.barred(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }
        return workers.save(file, next);
    }

    /**
     * Takes a step of the hiring school.
     *
     * @param step made for the hiring school
     */
    public Versioned<WorkerFile> take(String workerId, Function<String, Step> step, Caller caller) {
        return Retrying.afterLostRaces(() -> {
            var file = load(workerId);
            String schoolId = hiringSchool(file.state().worker(), caller);
            return take(file, step.apply(schoolId), schoolId, caller);
        });
    }

    /** Takes the bureau's step: it acknowledges what a school has filed. */
    public Versioned<WorkerFile> acknowledge(String workerId, LocalDate on, Caller caller) {
        return Retrying.afterLostRaces(() -> {
            var file = load(workerId);
            var worker = file.state().worker();
            String schoolId = worker.vetting().hiringSchool().orElseGet(worker.schoolIds()::getFirst);
            return take(file, new AcknowledgingFiling(on), schoolId, caller);
        });
    }

    private Versioned<WorkerFile> take(Versioned<WorkerFile> file, Step step, String schoolId, Caller caller) {
        var decided = decide(file.state().worker(), step);
        var saved = workers.save(file, file.state().with(file.state().worker().withVetting(decided)));
        audit(caller, nameOf(step), "R24", saved, schoolId);
        return saved;
    }

    private Versioned<WorkerFile> load(String workerId) {
        return workers.find(workerId).orElseThrow(() -> new ProblemException(WorkerProblem.WORKER_UNKNOWN));
    }

    private Vetting decide(Worker worker, Step step) {
        var policy = semesters.policyOn(step.day());
        return switch (VettingRules.decide(worker.kind(), worker.vetting(), step, policy, city.today())) {
            case Refused(var reason) -> throw VettingProblem.of(reason);
            case Taken(var vetting) -> vetting;
        };
    }

    /** The school that began a hiring goes on with it; before and after, any school of the worker may begin one. */
    private static String hiringSchool(Worker worker, Caller caller) {
        var owner = worker.vetting().hiringSchool();
        if (owner.isPresent() && caller.mayActFor(owner.get(), Role.SCHOOL_ADMIN)) {
            return owner.get();
        }
        if (worker.vetting().isUnderWay()) {
            throw new ProblemException(CommonProblem.OUT_OF_SCOPE);
        }
        return schoolOf(worker, caller);
    }

    private static String schoolOf(Worker worker, Caller caller) {
        return worker.schoolIds()
                .stream()
                .filter(schoolId -> caller.mayActFor(schoolId, Role.SCHOOL_ADMIN))
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.OUT_OF_SCOPE));
    }

    private static String nameOf(Step step) {
        return switch (step) {
            case CheckingRecord _ -> "worker.record-checked";
            case PublishingNotice _ -> "worker.notice-published";
            case FilingWithBureau _ -> "worker.hiring-filed";
            case AcknowledgingFiling _ -> "worker.filing-acknowledged";
            case AssessingWorker _ -> "worker.assessed";
        };
    }

    /** Says which step was taken, not what it found. */
    private void audit(Caller caller, String action, String rule, Versioned<WorkerFile> saved, String schoolId) {
        auditLog.decided(caller, action, new AuditLog.Subject("worker", saved.id(), schoolId), saved.version(), rule,
                null);
    }
}

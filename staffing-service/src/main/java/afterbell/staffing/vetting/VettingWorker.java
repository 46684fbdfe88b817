package afterbell.staffing.vetting;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.calendar.store.Semesters;
import afterbell.staffing.vetting.model.Step.AcknowledgingFiling;
import afterbell.staffing.vetting.model.Step.AssessingWorker;
import afterbell.staffing.vetting.model.Step.CheckingRecord;
import afterbell.staffing.vetting.model.Step.DecidingObjection;
import afterbell.staffing.vetting.model.Step.FilingWithBureau;
import afterbell.staffing.vetting.model.Step.LeavingSchool;
import afterbell.staffing.vetting.model.Step.Objecting;
import afterbell.staffing.vetting.model.Step.OfHiring;
import afterbell.staffing.vetting.model.Step.PublishingNotice;
import afterbell.staffing.vetting.model.Step.Result;
import afterbell.staffing.vetting.model.Step.ReturningFiling;
import afterbell.staffing.vetting.model.VettingRules;
import afterbell.staffing.vetting.model.VettingRules.Outcome;
import afterbell.staffing.vetting.model.VettingRules.Outcome.Refused;
import afterbell.staffing.vetting.model.VettingRules.Outcome.Taken;
import afterbell.staffing.worker.Retrying;
import afterbell.staffing.worker.WorkerProblem;
import afterbell.staffing.worker.model.Hiring;
import afterbell.staffing.worker.model.Stage.Filed;
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
 * Takes a worker through the gates (R24), and bars everywhere at once who has an adverse record (R25). The school
 * that hires owns the gates; a step taken twice changes nothing.
 */
@Service
public class VettingWorker {
    private final Workers workers;
    private final Dossiers dossiers;
    private final Semesters semesters;
    private final KeepingClearances clearances;
    private final AuditLog auditLog;
    private final City city;

    VettingWorker(Workers workers, Dossiers dossiers, Semesters semesters, KeepingClearances clearances,
            AuditLog auditLog, City city) {
        this.workers = workers;
        this.dossiers = dossiers;
        this.semesters = semesters;
        this.clearances = clearances;
        this.auditLog = auditLog;
        this.city = city;
    }

    /**
     * Words that belong to a step and are kept sealed.
     *
     * @param about what they belong to
     */
    public record Words(String about, String said) {}

    /**
     * Enters a record check.
     *
     * @param reference of the query, kept sealed with its result
     */
    public Versioned<WorkerFile> checkRecord(String workerId, LocalDate on, Result result, String reference,
            Caller caller) {
        return Retrying.afterLostRaces(() -> {
            var file = load(workerId);
            String schoolId = schoolOf(file.state().worker(), null, caller);
            var step = new CheckingRecord(on, result);
            var decided = worker(VettingRules.decide(file.state().worker(), step, semesters.policyOn(on),
                    city.today()));
            var dossier = dossiers.checked(workerId, file.state().dossier(), on, result.name(), reference);
            var saved = clearances.save(file, file.state().with(decided).with(dossier), LossReason.BARRED);
            audit(caller, "worker.record-checked", "R24", saved, schoolId);
            if (decided.isBarred()) {
                audit(caller, "worker.barred", "R25", saved, schoolId);
            }
            return saved;
        });
    }

    /**
     * Takes a step of the hiring school.
     *
     * @param schoolId which of the caller's schools; null for the one that the worker belongs to
     * @param words    to be kept with it, null where there are none
     */
    public Versioned<WorkerFile> take(String workerId, @Nullable String schoolId, OfHiring step,
            @Nullable Words words, Caller caller) {
        return Retrying.afterLostRaces(() -> {
            var file = load(workerId);
            return take(file, step, schoolOf(file.state().worker(), schoolId, caller), words, caller);
        });
    }

    /**
     * Takes the bureau's step: it acknowledges what a school has filed, or sends it back.
     *
     * @param schoolId which school's filing; null for the one that waits
     */
    public Versioned<WorkerFile> answer(String workerId, @Nullable String schoolId, OfHiring step,
            @Nullable Words words, Caller caller) {
        return Retrying.afterLostRaces(() -> {
            var file = load(workerId);
            var worker = file.state().worker();
            String school = schoolId == null ? filing(worker) : schoolId;
            return take(file, step, school, words, caller);
        });
    }

    /** Takes a step of which anybody may be the author. */
    public Versioned<WorkerFile> take(Versioned<WorkerFile> file, OfHiring step, String schoolId,
            @Nullable Words words, Caller caller) {
        var worker = file.state().worker();
        var decided = worker(VettingRules.decide(worker, schoolId, step, semesters.policyOn(step.day()),
                city.today()));
        var dossier = words == null
                ? file.state().dossier()
                : dossiers.saying(worker.workerId(), file.state().dossier(), words.about(), words.said());
        var saved = clearances.save(file, file.state().with(decided).with(dossier),
                step instanceof LeavingSchool ? LossReason.LEFT_SCHOOL : LossReason.ASSESSMENT_FAILED);
        audit(caller, nameOf(step), "R24", saved, schoolId);
        return saved;
    }

    private Versioned<WorkerFile> load(String workerId) {
        return workers.find(workerId).orElseThrow(() -> new ProblemException(WorkerProblem.WORKER_UNKNOWN));
    }

    private static Worker worker(Outcome outcome) {
        return switch (outcome) {
            case Refused(var reason) -> throw VettingProblem.of(reason);
            case Taken(Worker worker) -> worker;
        };
    }

    /** The school whose filing waits; where none does, whichever was filed last says what is wrong. */
    private static String filing(Worker worker) {
        return worker.hirings()
                .stream()
                .filter(it -> it.stage() instanceof Filed)
                .findFirst()
                .or(() -> worker.hirings().stream().filter(it -> it.stage().filing().isPresent()).findFirst())
                .or(() -> worker.hirings().stream().findFirst())
                .map(Hiring::schoolId)
                .orElseThrow(() -> new ProblemException(VettingProblem.GATE_NOT_OPEN));
    }

    /**
     * @param asked null for whichever school of the worker the caller acts for
     * @throws ProblemException if the caller acts for none
     */
    public static String schoolOf(Worker worker, @Nullable String asked, Caller caller) {
        return worker.hirings()
                .stream()
                .map(Hiring::schoolId)
                .filter(schoolId -> asked == null ? worker.isWith(schoolId) : schoolId.equals(asked))
                .filter(schoolId -> caller.mayActFor(schoolId, Role.SCHOOL_ADMIN))
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.OUT_OF_SCOPE));
    }

    private static String nameOf(OfHiring step) {
        return switch (step) {
            case PublishingNotice _ -> "worker.notice-published";
            case Objecting _ -> "worker.objected";
            case DecidingObjection _ -> "worker.objection-decided";
            case FilingWithBureau _ -> "worker.hiring-filed";
            case AcknowledgingFiling _ -> "worker.filing-acknowledged";
            case ReturningFiling _ -> "worker.filing-returned";
            case AssessingWorker _ -> "worker.assessed";
            case LeavingSchool _ -> "worker.left";
        };
    }

    /** Says which step was taken, not what it found. */
    private void audit(Caller caller, String action, String rule, Versioned<WorkerFile> saved, String schoolId) {
        auditLog.decided(caller, action, new AuditLog.Subject("worker", saved.id(), schoolId), saved.version(), rule,
                null);
    }
}

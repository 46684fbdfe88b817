package afterbell.staffing.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.confidential.CitizenId;
import afterbell.confidential.KeyedHash;
import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.model.Worker.Joining;
import afterbell.staffing.worker.store.Dossiers;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Decision;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Enters people as workers of a school (R5). A person is the same worker in every school: the worker's id follows
 * from the keyed hash of the citizen's number, so it needs no look-up that two schools could race for.
 */
@Service
public class JoiningWorkers {
    private final Workers workers;
    private final Dossiers dossiers;
    private final KeyedHash keyedHash;
    private final AuditLog auditLog;
    private final City city;

    JoiningWorkers(Workers workers, Dossiers dossiers, KeyedHash keyedHash, AuditLog auditLog, City city) {
        this.workers = workers;
        this.dossiers = dossiers;
        this.keyedHash = keyedHash;
        this.auditLog = auditLog;
        this.city = city;
    }

    /** Somebody who is to join. */
    public record Person(String citizenId, String name, @Nullable String phone, Kind kind) {}

    /** What becomes of one person. */
    public sealed interface Outcome {
        record Joined(String workerId, boolean isNew) implements Outcome {}

        record Refused(WorkerProblem problem) implements Outcome {}
    }

    /** @return what became of each, in the order given */
    public List<Outcome> join(String schoolId, List<Person> people, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        var decisions = new ArrayList<Decision>();
        var outcomes = people.stream().map(person -> join(schoolId, person, decisions)).toList();
        auditLog.decided(caller, decisions);
        return outcomes;
    }

    private Outcome join(String schoolId, Person person, List<Decision> decisions) {
        Optional<CitizenId> citizenId = CitizenId.parse(person.citizenId());
        if (citizenId.isEmpty()) {
            return new Outcome.Refused(WorkerProblem.CITIZEN_ID_INVALID);
        }
        String workerId = Worker.idOf(keyedHash.of("citizen-id", citizenId.get().value()));
        return Retrying.afterLostRaces(() -> {
            var file = workers.find(workerId).orElseGet(() -> fresh(workerId, citizenId.get(), person));
            return switch (file.state().worker().join(schoolId, person.kind(), city.today())) {
                case Joining.Joined(Worker worker, boolean isNew) -> {
                    decisions.add(save(file, worker, schoolId, person));
                    yield new Outcome.Joined(workerId, isNew);
                }
                case Joining.IsBarred() -> new Outcome.Refused(WorkerProblem.BARRED);
                case Joining.ServesAsOtherKind() -> new Outcome.Refused(WorkerProblem.KIND_DIFFERS);
                case Joining.TooManySchools() -> new Outcome.Refused(WorkerProblem.TOO_MANY_SCHOOLS);
            };
        });
    }

    private Versioned<WorkerFile> fresh(String workerId, CitizenId citizenId, Person person) {
        var dossier = dossiers.seal(workerId, citizenId, person.name(), person.phone());
        return Versioned.fresh(workerId, new WorkerFile(Worker.unchecked(workerId, person.kind()), dossier, null));
    }

    private Decision save(Versioned<WorkerFile> before, Worker worker, String schoolId, Person person) {
        var dossier = dossiers.renamed(worker.workerId(), before.state().dossier(), person.name(), person.phone());
        var saved = workers.save(before, before.state().with(worker).with(dossier));
        return new Decision("worker.joined", new Subject("worker", worker.workerId(), schoolId), saved.version(), "R5",
                person.kind().name());
    }
}

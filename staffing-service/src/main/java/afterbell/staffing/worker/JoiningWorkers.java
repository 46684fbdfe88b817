package afterbell.staffing.worker;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.confidential.CitizenId;
import afterbell.confidential.KeyedHash;
import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.institution.store.Institutions;
import afterbell.staffing.worker.model.Affiliation;
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
    private final Institutions institutions;
    private final Dossiers dossiers;
    private final KeyedHash keyedHash;
    private final AuditLog auditLog;
    private final City city;

    JoiningWorkers(Workers workers, Institutions institutions, Dossiers dossiers, KeyedHash keyedHash,
            AuditLog auditLog, City city) {
        this.workers = workers;
        this.institutions = institutions;
        this.dossiers = dossiers;
        this.keyedHash = keyedHash;
        this.auditLog = auditLog;
        this.city = city;
    }

    /**
     * Somebody who is to join.
     *
     * @param institutionId of a member
     * @param memberFrom    first day on which a member serves through the institution, null for today
     */
    public record Person(String citizenId, String name, @Nullable String phone, Kind kind,
            @Nullable String institutionId, @Nullable LocalDate memberFrom) {}

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
            var membership = membership(file.state().worker(), person);
            if (membership.problem() != null) {
                return new Outcome.Refused(membership.problem());
            }
            return switch (file.state().worker().join(schoolId, person.kind(), city.today())) {
                case Joining.Joined(Worker worker, boolean isNew) -> {
                    decisions.add(save(file, membership.of(worker), schoolId, person));
                    yield new Outcome.Joined(workerId, isNew);
                }
                case Joining.IsBarred() -> new Outcome.Refused(WorkerProblem.BARRED);
                case Joining.ServesAsOtherKind() -> new Outcome.Refused(WorkerProblem.KIND_DIFFERS);
                case Joining.TooManySchools() -> new Outcome.Refused(WorkerProblem.TOO_MANY_SCHOOLS);
            };
        });
    }

    /** Through which institution the person serves; neither for who is no member, or may not join (R5). */
    private record Membership(@Nullable Affiliation affiliation, @Nullable WorkerProblem problem) {
        Worker of(Worker worker) {
            return affiliation == null ? worker : worker.with(affiliation);
        }
    }

    /** The days of the institution are copied; what changes in them while this is decided is told afterwards. */
    private Membership membership(Worker worker, Person person) {
        var known = worker.affiliation();
        if (worker.kind() != Kind.INSTITUTION_MEMBER || person.kind() != Kind.INSTITUTION_MEMBER) {
            return new Membership(null, null);
        }
        if (person.institutionId() == null) {
            return new Membership(null, WorkerProblem.INSTITUTION_MISSING);
        }
        if (known != null) {
            return new Membership(null, known.institutionId().equals(person.institutionId())
                    ? null
                    : WorkerProblem.INSTITUTION_DIFFERS);
        }
        LocalDate from = person.memberFrom() == null ? city.today() : person.memberFrom();
        if (from.isAfter(city.today())) {
            return new Membership(null, WorkerProblem.MEMBERSHIP_TO_COME);
        }
        return institutions.find(person.institutionId())
                .filter(it -> it.state().institution().acceptedDays().include(from))
                .map(it -> new Membership(Affiliation.with(it.id(), from,
                        it.state().institution().acceptedDays().periods(), it.version()), null))
                .orElseGet(() -> new Membership(null, WorkerProblem.INSTITUTION_NOT_ACCEPTED));
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

package afterbell.staffing.bureau;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.confidential.CitizenId;
import afterbell.confidential.KeyedHash;
import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.worker.FindWorkers;
import afterbell.staffing.worker.FindWorkers.Named;
import afterbell.staffing.worker.WorkerProblem;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;
import afterbell.staffing.worker.store.Workers.Criteria;
import afterbell.web.audit.AuditLog;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * The bureau searches the city's workers. A person is found by the keyed hash of the citizen's number; whose names an
 * answer holds is kept in the audit log.
 */
@Service
public class SearchingWorkers {
    private final Workers workers;
    private final FindWorkers findWorkers;
    private final KeyedHash keyedHash;
    private final AuditLog auditLog;

    SearchingWorkers(Workers workers, FindWorkers findWorkers, KeyedHash keyedHash, AuditLog auditLog) {
        this.workers = workers;
        this.findWorkers = findWorkers;
        this.keyedHash = keyedHash;
        this.auditLog = auditLog;
    }

    /** @param citizenId of the one person looked for, null for anybody */
    public Page<Named> search(@Nullable String citizenId, Criteria criteria, Cursor cursor, PageLimit limit,
            Caller caller) {
        String after = cursor.isStart() ? "" : cursor.part(0);
        var found = citizenId == null
                ? workers.search(criteria, after, limit.plusOne())
                : person(citizenId).filter(it -> criteria.match(it.state().worker())).stream().toList();
        var page = Page.of(found, limit, last -> Cursor.after(last.id()));
        auditLog.read(caller, "worker.search", new AuditLog.Subject("city", "city", null), ids(page));
        return page.map(findWorkers::named);
    }

    private Optional<Versioned<WorkerFile>> person(String citizenId) {
        var parsed = CitizenId.parse(citizenId)
                .orElseThrow(() -> new ProblemException(WorkerProblem.CITIZEN_ID_INVALID));
        return workers.find(Worker.idOf(keyedHash.of("citizen-id", parsed.value())));
    }

    private static List<String> ids(Page<Versioned<WorkerFile>> page) {
        return page.items().stream().map(Versioned::id).toList();
    }
}

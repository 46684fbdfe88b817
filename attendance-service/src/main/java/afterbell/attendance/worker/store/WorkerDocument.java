package afterbell.attendance.worker.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.projection.Newest;
import afterbell.attendance.worker.model.Worker;
import afterbell.attendance.worker.model.Worker.Clearance;

/** A worker's standing on disk. */
record WorkerDocument(@Field("q") long sequence, @Field("sc") List<String> schoolIds, @Field("b") boolean barred,
        @Field("c") List<ClearanceDocument> clearances) implements Newest.Told {

    record ClearanceDocument(@Field("s") String schoolId, @Field("f") String from, @Field("u") String until) {
        static ClearanceDocument of(Clearance it) {
            return new ClearanceDocument(it.schoolId(), it.from().toString(), it.until().toString());
        }

        Clearance toClearance() {
            return new Clearance(schoolId, LocalDate.parse(from), LocalDate.parse(until));
        }
    }

    static WorkerDocument of(Worker worker, long sequence) {
        return new WorkerDocument(sequence, worker.schoolIds().stream().sorted().toList(), worker.barred(),
                worker.clearances().stream().map(ClearanceDocument::of).toList());
    }

    Worker toWorker(String workerId) {
        return new Worker(workerId, Set.copyOf(schoolIds), barred,
                clearances.stream().map(ClearanceDocument::toClearance).toList());
    }
}

package afterbell.attendance.worker.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.projection.Newest;
import afterbell.attendance.worker.model.Worker;

/** A worker's standing on disk. */
record WorkerDocument(@Field("q") long sequence, @Field("sc") List<String> schoolIds, @Field("b") boolean barred,
        @Nullable @Field("f") String clearedFrom, @Nullable @Field("u") String clearedUntil) implements Newest.Told {

    static WorkerDocument of(Worker worker, long sequence) {
        return new WorkerDocument(sequence, worker.schoolIds().stream().sorted().toList(), worker.barred(),
                text(worker.clearedFrom()), text(worker.clearedUntil()));
    }

    Worker toWorker(String workerId) {
        return new Worker(workerId, Set.copyOf(schoolIds), barred, day(clearedFrom), day(clearedUntil));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}

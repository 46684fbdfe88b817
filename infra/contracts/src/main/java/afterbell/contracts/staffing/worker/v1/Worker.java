package afterbell.contracts.staffing.worker.v1;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Meaning;

/** A worker's standing in the whole city. */
public record Worker(@Meaning("Opaque id of the worker, one in the whole city") String workerId,
        @Meaning("As what the worker serves (R5)") Kind kind,
        @Meaning("Schools that the worker has joined, at most 50") List<String> schoolIds,
        @Meaning("Whether the worker may serve") Standing standing,
        @Meaning("First day of all clearances; absent when there is none") @Nullable LocalDate clearedFrom,
        @Meaning("Last day of all clearances; absent when there is none") @Nullable LocalDate clearedUntil,
        @Meaning("Days on which the worker may serve, school by school, at most 1000; absent: at each school from clearedFrom to clearedUntil") @Nullable List<Clearance> clearances) {}

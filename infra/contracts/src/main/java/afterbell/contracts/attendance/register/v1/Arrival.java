package afterbell.contracts.attendance.register.v1;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Meaning;

/** How one pupil came. The pupil is present from this revision of the entry on. */
public record Arrival(@Meaning("Opaque id of the pupil, one in the whole city") String pupilId,
        @Meaning("Of the pupil's entry in this register, as in its other facts") int revision,
        @Meaning("How it was seen") Way way,
        @Meaning("Opaque id of the worker in whose care the pupil is from now on (R31)") @Nullable String workerId,
        @Meaning("When the pupil came, UTC") Instant at) {}

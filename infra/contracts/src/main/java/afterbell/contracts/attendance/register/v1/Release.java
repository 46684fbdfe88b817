package afterbell.contracts.attendance.register.v1;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Meaning;

/** How one pupil left. */
public record Release(@Meaning("Opaque id of the pupil, one in the whole city") String pupilId,
        @Meaning("Collected by an adult, or alone where that is allowed") Manner manner,
        @Meaning("Opaque id of the authorised adult who collected the pupil") @Nullable String adultId,
        @Meaning("When, UTC") Instant at,
        @Meaning("By a pickup code, or by a check of identity and a second person; absent: as who released said") @Nullable Recognised recognised) {}

package afterbell.attendance.session.web;

import java.time.OffsetDateTime;
import java.util.List;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import afterbell.attendance.OpaqueId;
import afterbell.attendance.session.model.SessionRules;

/**
 * @param at        when the service begins, on the session's day
 * @param workerIds who is there
 */
record OpenRequest(@NotNull @Schema(example = "2021-09-13T15:40:00+08:00") OffsetDateTime at,
        @NotNull @Size(max = SessionRules.MOST_WORKERS) @ArraySchema(schema = @Schema(example = "5d1c9d55-0b9f-4c8e-8f5e-6b6f2f0a7c11")) List<@NotNull @OpaqueId String> workerIds) {}

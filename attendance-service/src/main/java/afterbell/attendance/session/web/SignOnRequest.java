package afterbell.attendance.session.web;

import java.time.OffsetDateTime;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

import afterbell.attendance.OpaqueId;

record SignOnRequest(
        @NotNull @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "5d1c9d55-0b9f-4c8e-8f5e-6b6f2f0a7c11") String workerId,
        @NotNull @Schema(example = "2021-09-13T15:45:00+08:00") OffsetDateTime at) {}

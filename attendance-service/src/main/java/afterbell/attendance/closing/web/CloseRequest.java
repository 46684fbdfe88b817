package afterbell.attendance.closing.web;

import java.time.OffsetDateTime;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

record CloseRequest(@NotNull @Schema(example = "2021-09-13T18:05:00+08:00") OffsetDateTime at) {}

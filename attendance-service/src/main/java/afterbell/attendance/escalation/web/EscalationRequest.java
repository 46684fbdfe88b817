package afterbell.attendance.escalation.web;

import java.time.OffsetDateTime;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** @param at 18:00 or later, on the session's day */
record EscalationRequest(@NotNull @Schema(example = "2021-09-13T18:00:00+08:00") OffsetDateTime at) {}

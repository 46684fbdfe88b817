package afterbell.attendance.contingency.web;

import java.time.LocalDate;
import java.util.Set;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import afterbell.attendance.contingency.model.ContingencyPlan.Area;

/**
 * @param from    first day on which it holds
 * @param until   last day, within a year
 * @param areas   what it covers
 * @param wording what to do, and whom to call; sealed
 */
record ContingencyRequest(@NotNull @Schema(example = "2021-09-01") LocalDate from,
        @NotNull @Schema(example = "2022-01-21") LocalDate until,
        @NotEmpty @ArraySchema(schema = @Schema(example = "FIRE")) Set<@NotNull Area> areas,
        @NotBlank @Size(max = 10_000) @Schema(example = "火灾：就近疏散至操场，清点人数，拨打119。") String wording) {}

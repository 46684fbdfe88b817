package afterbell.enrollment.semester.web;

import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import afterbell.enrollment.semester.model.Holiday;
import afterbell.enrollment.semester.model.Policy;
import afterbell.enrollment.semester.model.ServedRule;

/**
 * @param holidays legal holidays and make-up working days, whole years or a part of them; at most 200
 * @param policy   what the plan leaves open; its stated defaults when absent
 */
record SemesterRequest(@NotNull @Schema(example = "2021-09-01") LocalDate first,
        @NotNull @Schema(example = "2022-01-21") LocalDate last,
        @NotNull @Size(max = 200) List<@Valid @NotNull HolidayRequest> holidays,
        @Valid @Nullable PolicyRequest policy) {

    /** A day in the common JSON form of the legal calendar. */
    record HolidayRequest(@NotBlank @Size(max = 40) @Schema(example = "国庆节") String name,
            @NotNull @Schema(example = "2021-10-01") LocalDate date, @Schema(example = "true") boolean isOffDay) {}

    record PolicyRequest(@NotNull @Schema(example = "DISTINCT_SERVED") ServedRule servedRule,
            @Min(1) @Max(200) @Schema(example = "1") int minDays,
            @Min(0) @Max(10_000_000) @Schema(example = "12500") long semesterRateFen,
            @Min(1) @Max(240) @Schema(example = "45") int classHourMinutes,
            @Min(0) @Max(10) @Schema(example = "2") int mostClassHours,
            @Min(0) @Max(1_000_000) @Schema(example = "6000") long labourRateFen,
            @Min(1) @Max(50) @Schema(example = "50") int pupilsPerTeacher,
            @Min(1) @Max(90) @Schema(example = "7") int publicNoticeDays,
            @Min(1) @Max(365) @Schema(example = "365") int recordCheckDays) {}

    List<Holiday> toHolidays() {
        return holidays.stream().map(day -> new Holiday(day.name(), day.date(), day.isOffDay())).toList();
    }

    Policy toPolicy() {
        return policy == null
                ? Policy.DEFAULT
                : new Policy(policy.servedRule(), policy.minDays(), policy.semesterRateFen(),
                        policy.classHourMinutes(), policy.mostClassHours(), policy.labourRateFen(),
                        policy.pupilsPerTeacher(), policy.publicNoticeDays(), policy.recordCheckDays());
    }
}

package afterbell.enrollment.schoolday.web;

import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.schoolday.SettingDaysOff;
import afterbell.enrollment.schoolday.model.DayOff;
import afterbell.enrollment.schoolday.model.SchoolCalendar;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/enrollment/v1/schools/{schoolId}/semesters/{semesterId}")
@Tag(name = "School days 校历", description = "On which days a school offers the service (R10)")
class SchoolDayController {
    private final SettingDaysOff settingDaysOff;

    SchoolDayController(SettingDaysOff settingDaysOff) {
        this.settingDaysOff = settingDaysOff;
    }

    /** @param daysOff all of them, at most 20; those left out are school days again */
    record DaysOffRequest(
            @NotNull @Size(max = SchoolCalendar.MOST_DAYS_OFF) List<@Valid @NotNull DayOffRequest> daysOff) {}

    record DayOffRequest(@NotNull @Schema(example = "2021-10-15") LocalDate date,
            @NotBlank @Size(max = 80) @Schema(example = "秋季运动会") String reason) {}

    /** @param serviceDays the school's days in order */
    record CalendarView(String schoolId, String semesterId, int serviceDays, List<LocalDate> days,
            List<DayOff> daysOff) {}

    @Operation(summary = "Set a school's own days off", description = "All of them; those left out are school days "
            + "again. A day that is over can neither be added nor taken away.")
    @PutMapping("/days-off")
    @PreAuthorize("hasRole('school-admin')")
    CalendarView set(@PathVariable String schoolId, @PathVariable String semesterId,
            @RequestBody @Valid DaysOffRequest request, Caller caller) {
        var daysOff = request.daysOff().stream().map(day -> new DayOff(day.date(), day.reason())).toList();
        var calendar = settingDaysOff.set(schoolId, semesterId, daysOff, caller).state();
        var term = calendar.term(semesterId).orElseThrow();
        return new CalendarView(schoolId, semesterId, term.serviceDays().size(), term.serviceDays(), term.daysOff());
    }
}

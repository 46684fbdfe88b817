package afterbell.attendance.incident.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.ClientId;
import afterbell.attendance.OpaqueId;
import afterbell.attendance.incident.FindIncidents;
import afterbell.attendance.incident.HandlingIncidents;
import afterbell.attendance.incident.model.Incident.Kind;
import afterbell.attendance.incident.model.Incident.Report;
import afterbell.attendance.incident.model.Incident.Severity;
import afterbell.attendance.incident.model.IncidentRules.Told;
import afterbell.attendance.serviceday.model.Period;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/schools/{schoolId}/incidents")
@Tag(name = "Incidents 安全事件", description = "What endangered or hurt somebody, and what was done (R28)")
class IncidentController {
    private static final String REPORTERS = "hasAnyRole('school-admin', 'teacher', 'gate-guard')";
    private static final String READERS = "hasAnyRole('school-admin', 'education-bureau')";

    private final HandlingIncidents handling;
    private final FindIncidents findIncidents;

    IncidentController(HandlingIncidents handling, FindIncidents findIncidents) {
        this.handling = handling;
        this.findIncidents = findIncidents;
    }

    record ReportRequest(@NotNull @Schema(example = "2021-09-13T16:40:00+08:00") OffsetDateTime at,
            @NotNull @Schema(example = "INJURY") Kind kind, @NotNull @Schema(example = "MODERATE") Severity severity,
            @NotNull @Size(max = 50) @ArraySchema(schema = @Schema(example = "g-3-2")) List<@OpaqueId @NotNull String> groupIds,
            @NotNull @Size(max = 200) @ArraySchema(schema = @Schema(example = "5d1c9d55-0b9f-4c8e-8f5e-6b6f2f0a7c11")) List<@OpaqueId @NotNull String> pupilIds,
            @NotBlank @Size(max = 2000) @Schema(example = "在操场跑步时摔倒") String description) {
        /** Shows nothing: the description may name people. */
        @Override
        public String toString() {
            return "ReportRequest";
        }
    }

    /** @param due the day by which it is to be done; absent for what was done */
    record StepRequest(@NotNull @Schema(example = "2021-09-13T16:50:00+08:00") OffsetDateTime at,
            @NotBlank @Size(max = 1000) @Schema(example = "已通知家长并送医") String text,
            @Nullable @Schema(example = "GRAVE") Severity severity,
            @Nullable @Schema(example = "2021-09-20") LocalDate due) {
        @Override
        public String toString() {
            return "StepRequest";
        }
    }

    record TimeRequest(@NotNull @Schema(example = "2021-09-14T09:00:00+08:00") OffsetDateTime at) {}

    @Operation(summary = "Report an incident", description = """
        Under an id that the reporter gives, so that it can be told late and again. The description is kept encrypted; \
        severity, groups and the number of pupils are told at once.""")
    @PutMapping("/{incidentId}")
    @PreAuthorize(REPORTERS)
    IncidentView report(@PathVariable @OpaqueId String schoolId, @PathVariable @ClientId String incidentId,
            @RequestBody @Valid ReportRequest request, Caller caller) {
        var at = ServiceTime.kept(request.at());
        return IncidentView.of(handling.report(new Report(incidentId, schoolId,
                LocalDate.ofInstant(at, ServiceTime.CITY), at, request.kind(), request.severity(), request.groupIds(),
                request.pupilIds(), caller.subject()), request.description(), caller));
    }

    @Operation(summary = "Tell what was done, or is to be done", description = """
        Under an id that the reporter gives. With `due` it is a follow-up, which has to be done before the incident can \
        be closed; with `severity` the incident is that grave from now on. At most 100.""")
    @PutMapping("/{incidentId}/steps/{stepId}")
    @PreAuthorize(REPORTERS)
    IncidentView step(@PathVariable @OpaqueId String schoolId, @PathVariable @ClientId String incidentId,
            @PathVariable @ClientId String stepId, @RequestBody @Valid StepRequest request, Caller caller) {
        var told = new Told(stepId, ServiceTime.kept(request.at()), request.severity(), request.due());
        return IncidentView.of(handling.step(schoolId, incidentId, told, request.text(), caller));
    }

    @Operation(summary = "Say that a follow-up is done", description = "Only a follow-up can be; saying it again is fine.")
    @PostMapping("/{incidentId}/steps/{stepId}/done")
    @PreAuthorize("hasRole('school-admin')")
    IncidentView finish(@PathVariable String schoolId, @PathVariable @ClientId String incidentId,
            @PathVariable @ClientId String stepId, @RequestBody @Valid TimeRequest request, Caller caller) {
        return IncidentView
                .of(handling.finish(schoolId, incidentId, stepId, ServiceTime.kept(request.at()), caller));
    }

    @Operation(summary = "Close an incident", description = """
        Refused while a follow-up is open. What was said of it is kept for three years from then on.""")
    @PostMapping("/{incidentId}/close")
    @PreAuthorize("hasRole('school-admin')")
    IncidentView close(@PathVariable String schoolId, @PathVariable @ClientId String incidentId,
            @RequestBody @Valid TimeRequest request, Caller caller) {
        return IncidentView.of(handling.close(schoolId, incidentId, ServiceTime.kept(request.at()), caller));
    }

    @Operation(summary = "Read an incident", description = "With what was said. Each reading is kept in the audit log.")
    @GetMapping("/{incidentId}")
    @PreAuthorize(READERS)
    IncidentView one(@PathVariable String schoolId, @PathVariable @ClientId String incidentId, Caller caller) {
        var opened = findIncidents.one(schoolId, incidentId, caller);
        return IncidentView.of(opened.incident(), opened.words());
    }

    @Operation(summary = "List a school's incidents", description = """
        Without what was said; the earliest day first, at most 366 days.""")
    @GetMapping
    @PreAuthorize(READERS)
    Page<IncidentView> incidents(@PathVariable String schoolId, @RequestParam LocalDate from,
            @RequestParam LocalDate to, Cursor cursor, PageLimit limit, Caller caller) {
        return findIncidents.ofSchool(schoolId, new Period(from, to), cursor, limit, caller).map(IncidentView::of);
    }

    @Operation(summary = "List a school's open incidents", description = "Whenever they happened; by id.")
    @GetMapping("/open")
    @PreAuthorize(READERS)
    Page<IncidentView> open(@PathVariable String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        return findIncidents.open(schoolId, cursor, limit, caller).map(IncidentView::of);
    }
}

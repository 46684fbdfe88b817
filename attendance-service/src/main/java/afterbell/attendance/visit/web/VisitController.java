package afterbell.attendance.visit.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
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
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.visit.FindVisits;
import afterbell.attendance.visit.RegisteringVisitors;
import afterbell.attendance.visit.model.Visit;
import afterbell.attendance.visit.model.Visit.Arrival;
import afterbell.attendance.visit.model.Visit.Left;
import afterbell.attendance.visit.model.Visitor;
import afterbell.attendance.visit.store.Visits.Opened;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/schools/{schoolId}/visits")
@Tag(name = "Gate register 门卫登记", description = "Who comes to a school and leaves it (R31)")
@PreAuthorize("hasAnyRole('gate-guard', 'school-admin')")
class VisitController {
    private final RegisteringVisitors registering;
    private final FindVisits findVisits;

    VisitController(RegisteringVisitors registering, FindVisits findVisits) {
        this.registering = registering;
        this.findVisits = findVisits;
    }

    /** @param hostId opaque id of the worker who is visited */
    record ArrivalRequest(@NotNull @Schema(example = "2021-09-13T16:05:00+08:00") OffsetDateTime at,
            @NotNull @Schema(example = "REPAIR") Visit.Purpose purpose,
            @NotBlank @Size(max = 40) @Schema(example = "张三") String name,
            @Nullable @Size(max = 80) @Schema(example = "13800000000") String contact,
            @Nullable @OpaqueId @Schema(example = "wrk-3c5v7b") String hostId) {
        /** Shows nothing: there is a name in it. */
        @Override
        public String toString() {
            return "ArrivalRequest";
        }
    }

    record DepartureRequest(@NotNull @Schema(example = "2021-09-13T16:40:00+08:00") OffsetDateTime at) {}

    /** @param name absent once it is forgotten */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VisitView(String visitId, LocalDate date, Instant at, Visit.Purpose purpose, @Nullable String hostId,
            @Nullable String name, @Nullable String contact, boolean inside, @Nullable Instant leftAt) {

        static VisitView of(Opened opened) {
            var arrival = opened.visit().arrival();
            var visitor = opened.visitor();
            var left = opened.visit() instanceof Left it ? it.departure().at() : null;
            return new VisitView(arrival.visitId(), arrival.date(), arrival.at(), arrival.purpose(), arrival.hostId(),
                    visitor == null ? null : visitor.name(), visitor == null ? null : visitor.contact(), left == null,
                    left);
        }

        @Override
        public String toString() {
            return "VisitView";
        }
    }

    @Operation(summary = "Let a visitor in", description = """
        Under an id that the gate's device gives, so that it can be told late and again. Name and contact are kept \
        encrypted, for 365 days. At most 500 visitors are inside at once.""")
    @PutMapping("/{visitId}")
    VisitView come(@PathVariable @OpaqueId String schoolId, @PathVariable @ClientId String visitId,
            @RequestBody @Valid ArrivalRequest request, Caller caller) {
        var at = ServiceTime.kept(request.at());
        var arrival = new Arrival(visitId, schoolId, LocalDate.ofInstant(at, ServiceTime.CITY), at, request.purpose(),
                request.hostId(), caller.subject());
        return VisitView.of(registering.come(arrival, new Visitor(request.name(), request.contact()), caller));
    }

    @Operation(summary = "See a visitor out", description = "At any time after the arrival, on a later day too.")
    @PostMapping("/{visitId}/departure")
    VisitView leave(@PathVariable @OpaqueId String schoolId, @PathVariable @ClientId String visitId,
            @RequestBody @Valid DepartureRequest request, Caller caller) {
        return VisitView.of(registering.leave(schoolId, visitId, ServiceTime.kept(request.at()), caller));
    }

    @Operation(summary = "List the visitors of a day", description = "By id. Each reading is kept in the audit log.")
    @GetMapping
    Page<VisitView> ofDay(@PathVariable String schoolId, @RequestParam LocalDate date, Cursor cursor, PageLimit limit,
            Caller caller) {
        return findVisits.ofDay(schoolId, date, cursor, limit, caller).map(VisitView::of);
    }

    @Operation(summary = "List the visitors who are inside", description = """
        Whenever they came; by id. Each reading is kept in the audit log.""")
    @GetMapping("/inside")
    Page<VisitView> inside(@PathVariable String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        return findVisits.inside(schoolId, cursor, limit, caller).map(VisitView::of);
    }
}

package afterbell.attendance.alert.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.alert.FindAlerts;
import afterbell.attendance.serviceday.model.Period;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/schools/{schoolId}/alerts")
@Tag(name = "Safety 安全")
class AlertController {
    private final FindAlerts findAlerts;

    AlertController(FindAlerts findAlerts) {
        this.findAlerts = findAlerts;
    }

    @Operation(summary = "List a school's alerts", description = """
        Pupils who are absent and nobody knows why, or were not collected (by level and until when), adults who must not collect and came, codes shown twice, devices that contradict each other (R31), too few workers (R20), workers who were signed on and may serve no longer (R25), bad weather \
        (R29), incidents (R28); by day, at most 366 days.""")
    @GetMapping
    @PreAuthorize("hasAnyRole('school-admin', 'teacher', 'gate-guard', 'school-system', 'education-bureau')")
    Page<AlertView> alerts(@PathVariable String schoolId, @RequestParam LocalDate from, @RequestParam LocalDate to,
            Cursor cursor, PageLimit limit, Caller caller) {
        return findAlerts.ofSchool(schoolId, new Period(from, to), cursor, limit, caller).map(AlertView::of);
    }
}

package afterbell.attendance.identitycheck.web;

import java.time.Instant;
import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.identitycheck.FindFallbackReleases;
import afterbell.attendance.identitycheck.FindFallbackReleases.Count;
import afterbell.attendance.identitycheck.FindFallbackReleases.Fallback;
import afterbell.attendance.rollcall.model.Recognition.FallbackReason;
import afterbell.attendance.serviceday.model.Period;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1")
@Tag(name = "Identity checks 身份核对")
class FallbackReleaseController {
    private final FindFallbackReleases findReleases;

    FallbackReleaseController(FindFallbackReleases findReleases) {
        this.findReleases = findReleases;
    }

    /** @param confirmedBy subject of the second person, who has released */
    record FallbackReleaseView(String groupId, LocalDate date, Slot slot, String pupilId, String adultId, Instant at,
            String checkId, FallbackReason reason, String checkedBy, String confirmedBy) {
        static FallbackReleaseView of(Fallback it) {
            var register = it.register();
            return new FallbackReleaseView(register.groupId(), register.date(), register.slot(), it.pupilId(),
                    it.adultId(), it.at(), it.how().checkId(), it.how().reason(), it.how().checkedBy(), it.by());
        }
    }

    @Operation(summary = "List a school's releases without a code", description = """
        That two people stand for (R31); by day, at most 366 days.""")
    @GetMapping("/schools/{schoolId}/fallback-releases")
    @PreAuthorize("hasAnyRole('school-admin', 'education-bureau')")
    Page<FallbackReleaseView> ofSchool(@PathVariable String schoolId, @RequestParam LocalDate from,
            @RequestParam LocalDate to, Cursor cursor, PageLimit limit, Caller caller) {
        return findReleases.ofSchool(schoolId, new Period(from, to), cursor, limit, caller)
                .map(FallbackReleaseView::of);
    }

    @Operation(summary = "Count releases without a code", description = """
        Of a day, by school; schools without any are left out.""")
    @GetMapping("/fallback-releases")
    @PreAuthorize("hasRole('education-bureau')")
    Page<Count> ofDay(@RequestParam LocalDate date, Cursor cursor, PageLimit limit) {
        return findReleases.ofDay(date, cursor, limit);
    }
}

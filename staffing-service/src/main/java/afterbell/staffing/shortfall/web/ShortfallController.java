package afterbell.staffing.shortfall.web;

import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.staffing.City;
import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.Coverage;
import afterbell.staffing.rota.model.Lost;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.rota.web.DutyView;
import afterbell.staffing.shortfall.FindShortfalls;
import afterbell.staffing.shortfall.model.Forecast;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/staffing/v1")
@Tag(name = "Staff shortfalls 师资缺口", description = "Where staff will be missing in the coming days (R20)")
class ShortfallController {
    private static final int DAYS = 31;
    private final FindShortfalls findShortfalls;
    private final City city;

    ShortfallController(FindShortfalls findShortfalls, City city) {
        this.findShortfalls = findShortfalls;
        this.city = city;
    }

    /** @param missing staff that is needed and not on the rota */
    record ShortfallView(LocalDate date, Slot slot, int expected, int needed, int assigned, int missing) {
        static ShortfallView of(Coverage it) {
            return new ShortfallView(it.date(), it.slot(), it.expected(), it.needed(), it.assigned(),
                    Forecast.missing(it));
        }
    }

    record ShortSchoolView(String schoolId, List<ShortfallView> slots) {
        static ShortSchoolView of(Forecast forecast, LocalDate date) {
            return new ShortSchoolView(forecast.schoolId(), forecast.shortfalls()
                    .stream()
                    .filter(it -> it.date().equals(date))
                    .map(ShortfallView::of)
                    .toList());
        }
    }

    /** @param reason that the clearance ended and how, never what for */
    record LostDutyView(DutyView duty, Reason reason) {
        static LostDutyView of(Lost lost) {
            return new LostDutyView(DutyView.of(lost.duty()), lost.reason());
        }
    }

    /**
     * @param shortfalls  of the next 14 service days
     * @param lostDuties  that the school has not taken away itself, because a clearance ended
     */
    record AlertsView(List<ShortfallView> shortfalls, List<LostDutyView> lostDuties) {}

    @Operation(summary = "List the schools that are short of staff on a day", description = """
        As forecast for each school's next 14 service days; a few seconds after a change.""")
    @GetMapping("/shortfalls")
    @PreAuthorize("hasRole('education-bureau')")
    Page<ShortSchoolView> shortfalls(@RequestParam LocalDate date, Cursor cursor, PageLimit limit) {
        return findShortfalls.on(date, cursor, limit).map(it -> ShortSchoolView.of(it, date));
    }

    @Operation(summary = "Read a school's staff alerts", description = """
        Where staff will be missing in the next 14 service days, and which duties of the days asked (today and the 30 \
        days after it, where none are) ended because a clearance did.""")
    @GetMapping("/schools/{schoolId}/staff-alerts")
    @PreAuthorize("hasRole('school-admin')")
    AlertsView alerts(@PathVariable String schoolId, @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to, Caller caller) {
        var first = from == null ? city.today() : from;
        var last = to == null ? first.plusDays(DAYS - 1L) : to;
        return new AlertsView(findShortfalls.of(schoolId, caller).stream().map(ShortfallView::of).toList(),
                findShortfalls.lost(schoolId, first, last, caller).stream().map(LostDutyView::of).toList());
    }
}

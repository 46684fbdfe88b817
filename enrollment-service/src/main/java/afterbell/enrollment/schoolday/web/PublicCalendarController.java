package afterbell.enrollment.schoolday.web;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.school.model.PlanInForce;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.model.ServiceTimes;
import afterbell.enrollment.schoolday.FindCalendars;
import afterbell.enrollment.schoolday.model.Day;
import afterbell.enrollment.schoolday.model.Day.Kind;
import afterbell.web.version.ContentTag;

/** Calendars as everybody reads them, without a login (R10, R22). */
@RestController
@RequestMapping("/api/enrollment/v1/public")
@Tag(name = "Public 公开")
class PublicCalendarController {
    private static final String MONTH = "20[0-9]{2}-(0[1-9]|1[0-2])";
    private static final CacheControl FIVE_MINUTES = CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final FindCalendars findCalendars;

    PublicCalendarController(FindCalendars findCalendars) {
        this.findCalendars = findCalendars;
    }

    /** @param grades who are dismissed at that time */
    record DismissalView(String time, List<Integer> grades) {}

    record NoonView(String from, String until) {}

    /**
     * @param reason     the holiday's name, what a make-up day makes up for, or why the school is closed
     * @param dismissals on a service day of a school with a published plan: when its grades are dismissed
     * @param until      when the afternoon slot ends
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DayView(LocalDate date, Kind kind, @Nullable String reason, @Nullable String semesterId,
            @Nullable List<DismissalView> dismissals, @Nullable String until, @Nullable NoonView noon) {

        static DayView of(Day it) {
            return new DayView(it.date(), it.kind(), it.reason(), it.semesterId(), null, null, null);
        }

        static DayView of(Day it, School school) {
            var semesterId = it.semesterId();
            var times = semesterId == null || !it.isServiceDay()
                    ? null
                    : school.plan(semesterId).map(PlanInForce::times).orElse(null);
            if (times == null) {
                return of(it);
            }
            var noon = times.noon();
            return new DayView(it.date(), it.kind(), it.reason(), semesterId, dismissals(it.date(), times),
                    times.until().toString(),
                    noon == null ? null : new NoonView(noon.from().toString(), noon.until().toString()));
        }

        private static List<DismissalView> dismissals(LocalDate day, ServiceTimes times) {
            return IntStream.rangeClosed(1, ServiceTimes.HIGHEST_GRADE)
                    .boxed()
                    .collect(Collectors.groupingBy((Integer grade) -> times.dismissal(day, grade),
                            TreeMap<LocalTime, List<Integer>>::new, Collectors.toList()))
                    .entrySet()
                    .stream()
                    .map(same -> new DismissalView(same.getKey().toString(), same.getValue()))
                    .toList();
        }
    }

    /** @param serviceDays how many */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MonthView(@Nullable String schoolId, @Nullable String schoolName, String month, long serviceDays,
            List<DayView> days) {}

    @Operation(summary = "Read the city's calendar of a month", description = "Each day with its reason: weekend, legal "
            + "holiday by name, make-up day. No login.")
    @GetMapping("/calendar")
    ResponseEntity<MonthView> ofCity(@RequestParam @Pattern(regexp = MONTH) String month) {
        var days = findCalendars.ofCity(YearMonth.parse(month));
        return answer(new MonthView(null, null, month, days.stream().filter(Day::isServiceDay).count(),
                days.stream().map(DayView::of).toList()));
    }

    @Operation(summary = "Read a school's calendar of a month", description = "Each day with its reason, the school's "
            + "own days off among them, and when each grade is dismissed. No login.")
    @GetMapping("/schools/{schoolId}/calendar")
    ResponseEntity<MonthView> ofSchool(@PathVariable String schoolId,
            @RequestParam @Pattern(regexp = MONTH) String month) {
        var found = findCalendars.ofSchool(schoolId, YearMonth.parse(month));
        var school = found.school();
        return answer(new MonthView(schoolId, school.name(), month,
                found.days().stream().filter(Day::isServiceDay).count(),
                found.days().stream().map(it -> DayView.of(it, school)).toList()));
    }

    private static ResponseEntity<MonthView> answer(MonthView month) {
        return ResponseEntity.ok().cacheControl(FIVE_MINUTES).eTag(ContentTag.of(month)).body(month);
    }
}

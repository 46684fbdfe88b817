package afterbell.attendance.live.web;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import afterbell.attendance.live.FindLive;
import afterbell.attendance.live.LiveStreams;
import afterbell.attendance.live.LiveStreams.View;
import afterbell.attendance.live.web.LiveView.CityLiveView;
import afterbell.attendance.live.web.LiveView.CityView;
import afterbell.attendance.live.web.LiveView.SchoolLiveView;
import afterbell.attendance.live.web.LiveView.SchoolView;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1")
@Tag(name = "Live 实时", description = "How the service of a day stands, as it goes on (R20, R31)")
class LiveController {
    private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);
    private static final String SCHOOL = "hasAnyRole('school-admin', 'teacher', 'gate-guard', 'school-system', "
            + "'education-bureau')";
    private static final String BUREAU = "hasRole('education-bureau')";

    private final FindLive findLive;
    private final LiveStreams streams;
    private final CheckingTimes times;
    private final JsonMapper json;

    LiveController(FindLive findLive, LiveStreams streams, CheckingTimes times, JsonMapper json) {
        this.findLive = findLive;
        this.streams = streams;
        this.times = times;
        this.json = json;
    }

    @Operation(summary = "Read how a school's day stands", description = """
        On site, awaited, absent, released, not collected, and whether there are enough workers, by slot and group; today \\
        unless another day is named. It follows a fact within two seconds.""")
    @GetMapping("/schools/{schoolId}/live")
    @PreAuthorize(SCHOOL)
    SchoolLiveView school(@PathVariable String schoolId, @RequestParam(required = false) @Nullable LocalDate date,
            Caller caller) {
        findLive.requireReader(schoolId, caller);
        return SchoolLiveView.of(findLive.ofSchool(schoolId, day(date)));
    }

    @Operation(summary = "Follow a school's day", description = """
        Server-sent events: `school` with the same content as the reading, at once and after each change, at most four a \\
        second; a comment every five seconds in between; `end` with the reason when the token expires or after half an \\
        hour. Open it again with `Last-Event-ID`: what was seen is not sent twice.""")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = EventStream.TYPE, schema = @Schema(type = "string", example = "event: school")))
    @GetMapping(path = "/schools/{schoolId}/live/stream", produces = EventStream.TYPE)
    @PreAuthorize(SCHOOL)
    void followSchool(@PathVariable String schoolId, @RequestParam(required = false) @Nullable LocalDate date,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String seen, Caller caller,
            HttpServletResponse response) {
        findLive.requireReader(schoolId, caller);
        follow(new SchoolStream(findLive, schoolId, day(date), seen), caller, response);
    }

    @Operation(summary = "Read how the city's day stands", description = """
        All schools together, and school by school in the order of their ids; today unless another day is named. Of the \\
        last five weeks.""")
    @GetMapping("/live")
    @PreAuthorize(BUREAU)
    CityLiveView city(@RequestParam(required = false) @Nullable LocalDate date, Cursor cursor, PageLimit limit) {
        var day = day(date);
        var schools = findLive.city(day).now();
        var following = schools.byId().tailMap(cursor.isStart() ? "" : cursor.part(0), false).values();
        var page = Page.of(following.stream().limit(limit.plusOne()).toList(), limit,
                last -> Cursor.after(last.schoolId())).map(SchoolView::of);
        return new CityLiveView(day, CityView.of(schools), page.items(), page.next());
    }

    @Operation(summary = "Follow the city's day", description = """
        Server-sent events: `schools` with at most 100 schools, all of them at first and afterwards those that have \\
        changed, and `city` with all together; at most twice a second. Comments and `end` as for a school. Whoever opens \\
        it again gets all of it.""")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = EventStream.TYPE, schema = @Schema(type = "string", example = "event: city")))
    @GetMapping(path = "/live/stream", produces = EventStream.TYPE)
    @PreAuthorize(BUREAU)
    void followCity(@RequestParam(required = false) @Nullable LocalDate date, Caller caller,
            HttpServletResponse response) {
        var day = day(date);
        follow(new CityStream(findLive.city(day), day), caller, response);
    }

    private void follow(View view, Caller caller, HttpServletResponse response) {
        try (var place = streams.open(caller)) {
            place.follow(view, new EventStream(response, json), expiryOfToken());
        } catch (IOException gone) {
            LOG.debug("The reader of a live view has gone: {}", gone.getClass().getSimpleName());
        }
    }

    /** A token that says nothing of its expiry has none to wait for. */
    private static Instant expiryOfToken() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? Objects.requireNonNullElse(token.getToken().getExpiresAt(), Instant.MAX)
                : Instant.MIN;
    }

    private LocalDate day(@Nullable LocalDate date) {
        return date == null ? LocalDate.ofInstant(times.now(), ServiceTime.CITY) : date;
    }
}

package afterbell.attendance.session.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.serviceday.model.Period;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.session.FindSessions;
import afterbell.attendance.session.OpeningSession;
import afterbell.attendance.session.SigningOn;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.weather.web.WeatherView;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/schools/{schoolId}/sessions")
@Tag(name = "Sessions 服务场次", description = "A school's service of one day and slot, from opening to closing (R20, R31)")
class SessionController {
    private static final String WRITERS = "hasAnyRole('school-admin', 'teacher')";
    private static final String READERS = "hasAnyRole('teacher', 'school-admin', 'gate-guard', 'school-system', "
            + "'education-bureau')";

    private final OpeningSession openingSession;
    private final SigningOn signingOn;
    private final FindSessions findSessions;

    SessionController(OpeningSession openingSession, SigningOn signingOn, FindSessions findSessions) {
        this.openingSession = openingSession;
        this.signingOn = signingOn;
        this.findSessions = findSessions;
    }

    @Operation(summary = "Open a session", description = """
        Begins the service of a day and slot with these workers signed on. Only on the school's service days (R10) that a \\
        contingency plan of the school covers (R28), and only with workers who are cleared \\
        that day and have joined the school (R24, R25): otherwise nothing is opened. \\
        With too few workers it opens short, and that is told at once (R20). 201 when it was opened, 200 when it had \\
        been opened by the same command.""")
    @PostMapping("/{date}/{slot}/open")
    @PreAuthorize(WRITERS)
    ResponseEntity<SessionView> open(@PathVariable String schoolId, @PathVariable LocalDate date,
            @PathVariable Slot slot, @RequestBody @Valid OpenRequest request, Caller caller) {
        var opened = openingSession.open(new SessionId(schoolId, date, slot), ServiceTime.kept(request.at()),
                request.workerIds(), caller);
        var status = opened.isNew() ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(status).body(SessionView.of(opened.session()));
    }

    @Operation(summary = "Sign a worker on", description = """
        To an open session. A worker who is not cleared that day or has not joined the school is refused (R24, R25).""")
    @PostMapping("/{date}/{slot}/sign-ons")
    @PreAuthorize(WRITERS)
    SessionView signOn(@PathVariable String schoolId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @RequestBody @Valid SignOnRequest request, Caller caller) {
        return SessionView.of(signingOn.signOn(new SessionId(schoolId, date, slot), request.workerId(),
                ServiceTime.kept(request.at()), caller));
    }

    @Operation(summary = "Read a session", description = "With the workers of the rota who have not come, and the bad weather of the day (R29).")
    @GetMapping("/{date}/{slot}")
    @PreAuthorize(READERS)
    SessionView session(@PathVariable String schoolId, @PathVariable LocalDate date, @PathVariable Slot slot,
            Caller caller) {
        var session = findSessions.one(new SessionId(schoolId, date, slot), caller);
        var weather = findSessions.badWeather(session.state()).map(WeatherView::of).orElse(null);
        return SessionView.of(session, findSessions.missing(session.state()), weather);
    }

    @Operation(summary = "List a school's sessions", description = "The earliest first; at most 366 days.")
    @GetMapping
    @PreAuthorize(READERS)
    Page<SessionView> sessions(@PathVariable String schoolId, @RequestParam LocalDate from, @RequestParam LocalDate to,
            Cursor cursor, PageLimit limit, Caller caller) {
        return findSessions.ofSchool(schoolId, new Period(from, to), cursor, limit, caller).map(SessionView::of);
    }
}

package afterbell.attendance.safetycheck.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import afterbell.attendance.ClientId;
import afterbell.attendance.OpaqueId;
import afterbell.attendance.safetycheck.CheckingSafety;
import afterbell.attendance.safetycheck.FindChecks;
import afterbell.attendance.safetycheck.model.Photo;
import afterbell.attendance.safetycheck.model.SafetyCheck;
import afterbell.attendance.safetycheck.model.SafetyCheck.Area;
import afterbell.attendance.safetycheck.model.SafetyCheck.Finding;
import afterbell.attendance.safetycheck.model.SafetyCheck.Point;
import afterbell.attendance.safetycheck.store.SafetyChecks.Opened;
import afterbell.attendance.safetycheck.web.CheckView.PhotoView;
import afterbell.attendance.serviceday.model.Period;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.web.idempotency.NoIdempotencyKey;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1")
@Tag(name = "Safety checks 安全检查", description = "Four areas: venue, food, first aid, fire (R28)")
class CheckController {
    private static final String CHECKS = "/schools/{schoolId}/safety-checks";
    private static final String CHECK = CHECKS + "/{checkId}";
    private static final String WRITERS = "hasRole('school-admin')";
    private static final String READERS = "hasAnyRole('school-admin', 'education-bureau')";

    private final CheckingSafety checking;
    private final FindChecks findChecks;

    CheckController(CheckingSafety checking, FindChecks findChecks) {
        this.checking = checking;
        this.findChecks = findChecks;
    }

    /** @param due the day by which it is to be put right */
    record FindingRequest(@NotNull @Schema(example = "EXTINGUISHERS_VALID") Point point,
            @NotBlank @Size(max = 1000) @Schema(example = "二楼灭火器已过期") String text,
            @NotNull @Schema(example = "2021-09-20") LocalDate due) {
        @Override
        public String toString() {
            return "FindingRequest";
        }
    }

    record CheckRequest(@NotNull @Schema(example = "2021-09-13T10:00:00+08:00") OffsetDateTime at,
            @NotNull @Schema(example = "FIRE") Area area,
            @NotNull @Size(max = 20) @ArraySchema(schema = @Schema(example = "ALARM_WORKS")) List<@NotNull Point> passed,
            @NotNull @Size(max = 20) @Valid List<@NotNull FindingRequest> findings) {}

    record FixRequest(@NotNull @Schema(example = "2021-09-15T10:00:00+08:00") OffsetDateTime at) {}

    record ChecklistView(Area area, List<Point> points) {}

    record ChecklistsView(List<ChecklistView> items) {}

    @Operation(summary = "Read the checklists", description = "Of the four areas: what a check has to answer.")
    @GetMapping("/safety-checklists")
    @PreAuthorize(READERS)
    ChecklistsView checklists() {
        return new ChecklistsView(
                Arrays.stream(Area.values()).map(area -> new ChecklistView(area, area.points())).toList());
    }

    @Operation(summary = "Enter a safety check", description = """
        Under an id that the school gives. Every point of the area's checklist either passed or is a finding with a \
        deadline within 90 days. What was found is kept encrypted, for three years.""")
    @PutMapping(CHECK)
    @PreAuthorize(WRITERS)
    CheckView enter(@PathVariable @OpaqueId String schoolId, @PathVariable @ClientId String checkId,
            @RequestBody @Valid CheckRequest request, Caller caller) {
        var at = ServiceTime.kept(request.at());
        var findings = request.findings().stream().<Finding>map(it -> new Finding.Open(it.point(), it.due())).toList();
        var words = request.findings()
                .stream()
                .collect(Collectors.toMap(FindingRequest::point, FindingRequest::text, (first, _) -> first));
        return view(checking.enter(new SafetyCheck(checkId, schoolId, LocalDate.ofInstant(at, ServiceTime.CITY), at,
                request.area(), caller.subject(), request.passed(), findings), words, caller));
    }

    @Operation(summary = "Say that a finding is put right", description = "On time or late; saying it again is fine.")
    @PostMapping(CHECK + "/findings/{point}/fix")
    @PreAuthorize(WRITERS)
    CheckView fix(@PathVariable String schoolId, @PathVariable @ClientId String checkId, @PathVariable Point point,
            @RequestBody @Valid FixRequest request, Caller caller) {
        return view(checking.fix(schoolId, checkId, point, ServiceTime.kept(request.at()), caller));
    }

    @Operation(summary = "Keep a photo with a check", description = """
        JPEG or PNG, at most 2 MB, ten for a check. It may show children: it is kept encrypted.""")
    @PostMapping(path = CHECK + "/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(WRITERS)
    @NoIdempotencyKey("The same file is the same photo")
    ResponseEntity<PhotoView> photograph(@PathVariable @OpaqueId String schoolId,
            @PathVariable @ClientId String checkId, @RequestPart("file") MultipartFile file, Caller caller) {
        var photo = checking.photograph(schoolId, checkId, bytes(file), caller);
        return ResponseEntity.created(URI.create("/api/attendance/v1/schools/" + schoolId + "/safety-checks/" + checkId
                + "/photos/" + photo.photoId())).body(view(photo));
    }

    @Operation(summary = "Read a photo", description = "The file. Each reading is kept in the audit log.")
    @GetMapping(CHECK + "/photos/{photoId}")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> photo(@PathVariable String schoolId, @PathVariable @ClientId String checkId,
            @PathVariable @OpaqueId String photoId, Caller caller) {
        var opened = findChecks.photo(schoolId, checkId, photoId, caller);
        var type = opened.photo().type();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"safety-photo-" + photoId + "." + type.ending() + "\"")
                .body(opened.file());
    }

    @Operation(summary = "Read a safety check", description = """
        With what was found and the ids of its photos. Each reading is kept in the audit log.""")
    @GetMapping(CHECK)
    @PreAuthorize(READERS)
    CheckView one(@PathVariable String schoolId, @PathVariable @ClientId String checkId, Caller caller) {
        return view(findChecks.one(schoolId, checkId, caller));
    }

    @Operation(summary = "List a school's safety checks", description = "The earliest day first; at most 366 days.")
    @GetMapping(CHECKS)
    @PreAuthorize(READERS)
    Page<CheckView> ofSchool(@PathVariable String schoolId, @RequestParam LocalDate from, @RequestParam LocalDate to,
            Cursor cursor, PageLimit limit, Caller caller) {
        return findChecks.ofSchool(schoolId, new Period(from, to), cursor, limit, caller).map(CheckView::of);
    }

    @Operation(summary = "List a school's overdue findings", description = """
        Its checks with a finding that was due before the day; the longest overdue first.""")
    @GetMapping(CHECKS + "/overdue")
    @PreAuthorize(READERS)
    Page<CheckView> overdue(@PathVariable String schoolId, @RequestParam LocalDate date, Cursor cursor,
            PageLimit limit, Caller caller) {
        return findChecks.overdue(schoolId, date, cursor, limit, caller).map(CheckView::of);
    }

    @Operation(summary = "List all schools' overdue findings", description = """
        Checks with a finding that was due before the day; the longest overdue first.""")
    @GetMapping("/safety-checks/overdue")
    @PreAuthorize("hasRole('education-bureau')")
    Page<CheckView> overdue(@RequestParam LocalDate date, Cursor cursor, PageLimit limit) {
        return findChecks.overdue(date, cursor, limit).map(CheckView::of);
    }

    private CheckView view(Opened opened) {
        var check = opened.check();
        return CheckView.of(check, opened.words(),
                findChecks.photosOf(check.schoolId(), check.checkId()).stream().map(CheckController::view).toList());
    }

    private static PhotoView view(Photo photo) {
        return new PhotoView(photo.photoId(), photo.type().mediaType(), photo.size());
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package afterbell.enrollment.draw.web;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.draw.DrawingLots;
import afterbell.enrollment.draw.ListingApplicants;
import afterbell.enrollment.draw.ReportingFairness;
import afterbell.enrollment.draw.ReportingFairness.Row;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.signup.model.SignUp;
import afterbell.enrollment.signup.web.SignUpView;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.security.Caller;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/enrollment/v1/schools/{schoolId}/sign-ups/{semesterId}/{slot}")
@Tag(name = "Sign-ups 报名安排", description = "When guardians apply, for how many places, and the fair draw (R2, R7)")
class DrawController {
    private final ListingApplicants listingApplicants;
    private final DrawingLots drawingLots;
    private final ReportingFairness reportingFairness;

    DrawController(ListingApplicants listingApplicants, DrawingLots drawingLots,
            ReportingFairness reportingFairness) {
        this.listingApplicants = listingApplicants;
        this.drawingLots = drawingLots;
        this.reportingFairness = reportingFairness;
    }

    /**
     * @param unconfirmedAsNone whether claims that nobody has decided on rank as none; otherwise they are in the way
     */
    record ListRequest(@Nullable @Schema(example = "false") Boolean unconfirmedAsNone) {}

    /**
     * Numbers of applications; absent where one is hidden, because it is 1 to 4 or would tell such a one.
     *
     * @param group       one of the five priority groups, NONE or ALL
     * @param admitted    who got a place, also where it has ended since
     * @param other       refused, withdrawn, or not decided yet
     * @param ratePercent admitted of those who applied
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FairnessRow(String group, @Nullable Integer applied, @Nullable Integer admitted, @Nullable Integer waiting,
            @Nullable Integer other, @Nullable Integer ratePercent) {

        static FairnessRow of(String group, Row it) {
            boolean isKnown = it.applied() != null && it.admitted() != null && it.applied() > 0;
            return new FairnessRow(group, it.applied(), it.admitted(), it.waiting(), it.other(),
                    isKnown ? rate(it.admitted(), it.applied()) : null);
        }

        private static @Nullable Integer rate(@Nullable Integer part, @Nullable Integer whole) {
            return part == null || whole == null ? null : Math.round(100f * part / whole);
        }
    }

    record FairnessView(String schoolId, String semesterId, Slot slot, List<FairnessRow> rows) {}

    @Operation(summary = "Fix the list of applicants", description = "After the close: its hash is public from then "
            + "on, and nobody's priority group can change. Doing it again changes nothing.")
    @PostMapping("/list")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<SignUpView> list(@PathVariable String schoolId, @PathVariable String semesterId,
            @PathVariable Slot slot, @RequestBody(required = false) @Valid @Nullable ListRequest request,
            Caller caller) {
        var intake = new Intake(schoolId, semesterId, slot);
        boolean asNone = request != null && Boolean.TRUE.equals(request.unconfirmedAsNone());
        return answer(intake, listingApplicants.list(intake, asNone, caller));
    }

    @Operation(summary = "Draw lots", description = "Shows the seed, and with it the order of everybody on the list: "
            + "priority groups first, inside each of the two by SHA-256(seed + applicationId). Drawing again gives the "
            + "same.")
    @PostMapping("/draw")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<SignUpView> draw(@PathVariable String schoolId, @PathVariable String semesterId,
            @PathVariable Slot slot, Caller caller) {
        var intake = new Intake(schoolId, semesterId, slot);
        return answer(intake, drawingLots.draw(intake, caller));
    }

    @Operation(summary = "Report how each priority group fared", description = "Applied, admitted, waiting and rate "
            + "for each group; a number of 1 to 4 is left out, and so is what would tell it. For the school and the "
            + "bureau.")
    @GetMapping("/fairness")
    @PreAuthorize("hasAnyRole('school-admin', 'education-bureau')")
    FairnessView fairness(@PathVariable String schoolId, @PathVariable String semesterId, @PathVariable Slot slot,
            Caller caller) {
        var report = reportingFairness.report(new Intake(schoolId, semesterId, slot), caller);
        var rows = new ArrayList<FairnessRow>();
        report.groups().forEach(it -> rows.add(FairnessRow.of(String.valueOf(it.group()), it)));
        rows.add(FairnessRow.of("NONE", report.none()));
        rows.add(FairnessRow.of("ALL", report.all()));
        return new FairnessView(schoolId, semesterId, slot, rows);
    }

    private static ResponseEntity<SignUpView> answer(Intake intake, Versioned<SignUp> it) {
        return ResponseEntity.ok().eTag(Versions.etag(it.version())).body(SignUpView.of(intake, it.state()));
    }
}

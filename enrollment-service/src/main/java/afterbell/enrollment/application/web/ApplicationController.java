package afterbell.enrollment.application.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.application.AdmittingPupils;
import afterbell.enrollment.application.AdmittingPupils.Preview;
import afterbell.enrollment.application.AdmittingPupils.Standings;
import afterbell.enrollment.application.ApplyingForPlace;
import afterbell.enrollment.application.ApplyingForPlace.Answer;
import afterbell.enrollment.application.ChangingApplication;
import afterbell.enrollment.application.DeclaringOffCampus;
import afterbell.enrollment.application.FindApplications;
import afterbell.enrollment.application.RefusingApplication;
import afterbell.enrollment.application.ReviewingApplication;
import afterbell.enrollment.application.WithdrawingApplication;
import afterbell.enrollment.application.model.Application.Admitted;
import afterbell.enrollment.application.model.Declaration;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.application.web.ApplicationRequests.AdmitRequest;
import afterbell.enrollment.application.web.ApplicationRequests.ApplyRequest;
import afterbell.enrollment.application.web.ApplicationRequests.BatchRequest;
import afterbell.enrollment.application.web.ApplicationRequests.ChangeRequest;
import afterbell.enrollment.application.web.ApplicationRequests.DecideRequest;
import afterbell.enrollment.application.web.ApplicationRequests.DeclareRequest;
import afterbell.enrollment.application.web.ApplicationRequests.NoticeRequest;
import afterbell.enrollment.application.web.ApplicationRequests.RefuseRequest;
import afterbell.enrollment.application.web.ApplicationRequests.WithdrawRequest;
import afterbell.enrollment.application.web.ApplicationView.CoverView;
import afterbell.enrollment.insurance.model.Cover;
import afterbell.web.idempotency.NoIdempotencyKey;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/enrollment/v1")
@Tag(name = "Applications 报名", description = "Applying, admission, waiting list and withdrawal (R2, R3, R4, R7)")
class ApplicationController {
    private static final int MOST_NAMED = 1_000;

    private final ApplyingForPlace applyingForPlace;
    private final ChangingApplication changingApplication;
    private final ReviewingApplication reviewingApplication;
    private final AdmittingPupils admittingPupils;
    private final RefusingApplication refusingApplication;
    private final WithdrawingApplication withdrawingApplication;
    private final DeclaringOffCampus declaringOffCampus;
    private final FindApplications findApplications;

    ApplicationController(ApplyingForPlace applyingForPlace, ChangingApplication changingApplication,
            ReviewingApplication reviewingApplication, AdmittingPupils admittingPupils,
            RefusingApplication refusingApplication, WithdrawingApplication withdrawingApplication,
            DeclaringOffCampus declaringOffCampus, FindApplications findApplications) {
        this.applyingForPlace = applyingForPlace;
        this.changingApplication = changingApplication;
        this.reviewingApplication = reviewingApplication;
        this.admittingPupils = admittingPupils;
        this.refusingApplication = refusingApplication;
        this.withdrawingApplication = withdrawingApplication;
        this.declaringOffCampus = declaringOffCampus;
        this.findApplications = findApplications;
    }

    record BatchView(List<BatchItem> items) {}

    /** @param status 201 applied for, also before; 403, 409 or 422 refused */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BatchItem(String pupilId, int status, @Nullable String applicationId, @Nullable State state,
            @Nullable String code, @Nullable String rule) {}

    /**
     * How the intake stands after the admission.
     *
     * @param items who has a place, then who waits, by rank; the first 1 000
     */
    record AdmissionView(int admitted, int waitlisted, List<AdmissionItem> items) {}

    /** @param rank among those who wait, from 1 */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AdmissionItem(String applicationId, String pupilId, State state, @Nullable String groupId,
            @Nullable LocalDate from, @Nullable Integer rank) {}

    /**
     * @param uncovered       how many are not insured against accidents through the semester (R32)
     * @param schoolLiability what the school answers for is insured so
     * @param items           by rank, the first 1 000
     */
    record PreviewView(int admitted, int waitlisted, long uncovered, CoverView schoolLiability,
            List<PreviewItem> items) {}

    /** @param groupId where there would be a place; absent for who would wait */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PreviewItem(String applicationId, String pupilId, @Nullable String groupId, CoverView cover) {}

    @Operation(summary = "Apply for a place", description = "By a guardian of the pupil, or by the school for the "
            + "guardian. One open application for a pupil, semester and slot: applying again answers it.")
    @PostMapping("/schools/{schoolId}/applications")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('guardian', 'school-admin')")
    ApplicationView apply(@PathVariable String schoolId, @RequestBody @Valid ApplyRequest request, Caller caller) {
        return ApplicationView.of(applyingForPlace.apply(request.intake(schoolId), request.pupilId(),
                request.noticeVersion(), request.wishes(), request.priority(), caller));
    }

    @Operation(summary = "Change an application", description = "Choices, weekdays and priority group, until the "
            + "sign-up closes. The same again changes nothing; a change needs If-Match. Another priority group or "
            + "other evidence is looked at anew (R7).")
    @PutMapping("/applications/{applicationId}")
    @PreAuthorize("hasAnyRole('guardian', 'school-admin')")
    ResponseEntity<ApplicationView> change(@PathVariable String applicationId,
            @RequestBody @Valid ChangeRequest request, IfMatch seen, Caller caller) {
        var changed = changingApplication.change(applicationId, request.noticeVersion(), request.wishes(),
                request.priority(), seen, caller);
        return ResponseEntity.ok()
                .eTag(Versions.etag(changed.version()))
                .body(ApplicationView.of(changed.state()));
    }

    @Operation(summary = "Acknowledge the notice anew", description = "When it has changed since the application "
            + "(R3); at any time while the application is open. Nothing else changes.")
    @PostMapping("/applications/{applicationId}/notice")
    @PreAuthorize("hasAnyRole('guardian', 'school-admin')")
    ApplicationView acknowledge(@PathVariable String applicationId, @RequestBody @Valid NoticeRequest request,
            Caller caller) {
        return ApplicationView
                .of(changingApplication.acknowledge(applicationId, request.noticeVersion(), caller));
    }

    @Operation(summary = "Take an application up", description = "The school is looking at it from then on (R2).")
    @PostMapping("/applications/{applicationId}/review")
    @PreAuthorize("hasRole('school-admin')")
    ApplicationView review(@PathVariable String applicationId, Caller caller) {
        return ApplicationView.of(reviewingApplication.review(applicationId, caller));
    }

    @Operation(summary = "Decide on a priority group", description = "The school confirms or rejects what is claimed, "
            + "before the list of applicants is fixed. What is not confirmed ranks as none (R7).")
    @PostMapping("/applications/{applicationId}/priority")
    @PreAuthorize("hasRole('school-admin')")
    ApplicationView decide(@PathVariable String applicationId, @RequestBody @Valid DecideRequest request,
            Caller caller) {
        return ApplicationView.of(
                reviewingApplication.decide(applicationId, request.confirmed(), request.reason(), caller));
    }

    @Operation(summary = "Apply for many", description = "By the school for the guardians; answers for each pupil.")
    @PostMapping("/schools/{schoolId}/applications/batch")
    @PreAuthorize("hasRole('school-admin')")
    BatchView applyForAll(@PathVariable String schoolId, @RequestBody @Valid BatchRequest request, Caller caller) {
        var answers = applyingForPlace.applyForAll(request.intake(schoolId), request.pupilIds(),
                request.noticeVersion(), caller);
        return new BatchView(IntStream.range(0, answers.size())
                .mapToObj(i -> item(request.pupilIds().get(i), answers.get(i)))
                .toList());
    }

    @Operation(summary = "Admit pupils", description = "Where there are places for everybody, everybody; otherwise "
            + "in the drawn order, priority groups first, each into the best of its choices that is free; the "
            + "others wait (R7). Answers how the intake stands, the first 1 000 by name; calling it again admits "
            + "what was submitted since.")
    @PostMapping("/schools/{schoolId}/admissions")
    @PreAuthorize("hasRole('school-admin')")
    AdmissionView admit(@PathVariable String schoolId, @RequestBody @Valid AdmitRequest request, Caller caller) {
        return view(admittingPupils.admit(request.intake(schoolId), request.from(), request.capacities(), caller));
    }

    @Operation(summary = "Preview an admission", description = "Who would get a place and who would wait, and whose "
            + "accident insurance is missing or ends before the semester does (R32); changes nothing.")
    @PostMapping("/schools/{schoolId}/admissions/preview")
    @PreAuthorize("hasRole('school-admin')")
    @NoIdempotencyKey("a question")
    PreviewView preview(@PathVariable String schoolId, @RequestBody @Valid AdmitRequest request, Caller caller) {
        return view(admittingPupils.preview(request.intake(schoolId), request.from(), request.capacities(), caller));
    }

    @Operation(summary = "Read an application", description = "With every move and, for a priority group, its "
            + "evidence; for the school and the pupil's guardians.")
    @GetMapping("/applications/{applicationId}")
    @PreAuthorize("hasAnyRole('guardian', 'school-admin')")
    ResponseEntity<ApplicationView> application(@PathVariable String applicationId, Caller caller) {
        var found = findApplications.one(applicationId, caller);
        return ResponseEntity.ok()
                .eTag(Versions.etag(found.application().version()))
                .body(ApplicationView.whole(found.application().state(), found.priority(), found.cover(),
                        found.notice()));
    }

    @Operation(summary = "List a school's applications", description = "Of a semester, in one state or all.")
    @GetMapping("/schools/{schoolId}/applications")
    @PreAuthorize("hasRole('school-admin')")
    Page<ApplicationView> applications(@PathVariable String schoolId, @RequestParam String semester,
            @RequestParam(required = false) @Nullable State state, Cursor cursor, PageLimit limit, Caller caller) {
        return findApplications.ofSchool(schoolId, semester, state, cursor, limit, caller).map(ApplicationView::of);
    }

    @Operation(summary = "Refuse an application", description = "By the school, with its reason (R2).")
    @PostMapping("/applications/{applicationId}/refuse")
    @PreAuthorize("hasRole('school-admin')")
    ApplicationView refuse(@PathVariable String applicationId, @RequestBody @Valid RefuseRequest request,
            Caller caller) {
        return ApplicationView.of(refusingApplication.refuse(applicationId, request.reason(), caller));
    }

    @Operation(summary = "Withdraw an application", description = "At any time (R2). A held place ends on that day "
            + "and goes to whoever waits first.")
    @PostMapping("/applications/{applicationId}/withdraw")
    @PreAuthorize("hasAnyRole('guardian', 'school-admin')")
    ApplicationView withdraw(@PathVariable String applicationId, @RequestBody @Valid WithdrawRequest request,
            Caller caller) {
        return ApplicationView
                .of(withdrawingApplication.withdraw(applicationId, request.on(), request.reason(), caller));
    }

    @Operation(summary = "Choose a provider outside the school", description = "The reminder to choose a qualified "
            + "one, and its acknowledgement, are kept (R4).")
    @PostMapping("/schools/{schoolId}/offcampus-declarations")
    @PreAuthorize("hasRole('guardian')")
    Declaration declare(@PathVariable String schoolId, @RequestBody @Valid DeclareRequest request, Caller caller) {
        return declaringOffCampus.declare(schoolId, request.semesterId(), request.pupilId(),
                request.reminderAcknowledged(), caller);
    }

    private static BatchItem item(String pupilId, Answer answer) {
        var application = answer.application();
        if (application != null) {
            return new BatchItem(pupilId, 201, application.id(), application.state().state(), null, null);
        }
        var problem = Objects.requireNonNull(answer.problem());
        return new BatchItem(pupilId, problem.status().value(), null, null, problem.code(), problem.rule());
    }

    private static AdmissionView view(Standings standings) {
        var items = new ArrayList<AdmissionItem>();
        for (var it : standings.admitted()) {
            if (it instanceof Admitted admitted) {
                items.add(new AdmissionItem(it.form().applicationId(), it.form().pupilId(), it.state(),
                        admitted.place().groupId(), admitted.place().from(), null));
            }
        }
        int rank = 1;
        for (var it : standings.waitlisted()) {
            items.add(new AdmissionItem(it.form().applicationId(), it.form().pupilId(), it.state(), null, null, rank));
            rank++;
        }
        return new AdmissionView(standings.admitted().size(), standings.waitlisted().size(),
                items.stream().limit(MOST_NAMED).toList());
    }

    private static PreviewView view(Preview preview) {
        var items = preview.waiting().stream().map(it -> {
            var pupilId = it.form().pupilId();
            var seat = preview.wouldSit().get(pupilId);
            return new PreviewItem(it.form().applicationId(), pupilId, seat == null ? null : seat.groupId(),
                    CoverView.of(preview.covers().getOrDefault(pupilId, Cover.NONE)));
        }).toList();
        long uncovered = items.stream().filter(it -> it.cover().standing() != Cover.Standing.COVERED).count();
        return new PreviewView(preview.wouldSit().size(), preview.waiting().size() - preview.wouldSit().size(),
                uncovered, CoverView.of(preview.liability()), items.stream().limit(MOST_NAMED).toList());
    }
}

package afterbell.staffing.vetting.web;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.vetting.FindFilings;
import afterbell.staffing.vetting.LiftingBar;
import afterbell.staffing.vetting.SuspendingWorker;
import afterbell.staffing.vetting.VettingWorker;
import afterbell.staffing.vetting.VettingWorker.Words;
import afterbell.staffing.vetting.model.Step.AcknowledgingFiling;
import afterbell.staffing.vetting.model.Step.FilingWithBureau;
import afterbell.staffing.vetting.model.Step.LeavingSchool;
import afterbell.staffing.vetting.model.Step.PublishingNotice;
import afterbell.staffing.vetting.model.Step.ReturningFiling;
import afterbell.staffing.vetting.web.VettingRequests.AssessmentRequest;
import afterbell.staffing.vetting.web.VettingRequests.DayRequest;
import afterbell.staffing.vetting.web.VettingRequests.NoticeRequest;
import afterbell.staffing.vetting.web.VettingRequests.ReasonRequest;
import afterbell.staffing.vetting.web.VettingRequests.RecordCheckRequest;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.web.WorkerView;
import afterbell.web.security.Caller;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/staffing/v1/workers/{workerId}")
@Tag(name = "Vetting 聘任审查", description = """
    The four gates before a worker may serve, and the bar (R24, R25). Each hiring school passes them for itself: \
    school names it, and may be left out by an office of one school.""")
class VettingController {
    private final VettingWorker vettingWorker;
    private final SuspendingWorker suspendingWorker;
    private final LiftingBar liftingBar;

    private final FindFilings findFilings;

    VettingController(VettingWorker vettingWorker, SuspendingWorker suspendingWorker, LiftingBar liftingBar,
            FindFilings findFilings) {
        this.vettingWorker = vettingWorker;
        this.suspendingWorker = suspendingWorker;
        this.liftingBar = liftingBar;
        this.findFilings = findFilings;
    }

    @Operation(summary = "Enter a record check", description = """
        First gate, and the only one for who is not hired from outside. An adverse result bars the worker in every \
        school at once and takes away the duties from that day on. A newer clear result extends a clearance. \
        Repeating it changes nothing.""")
    @PostMapping("/record-checks")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<WorkerView> checkRecord(@PathVariable String workerId, @RequestBody @Valid RecordCheckRequest check,
            Caller caller) {
        return answer(vettingWorker.checkRecord(workerId, check.on(), check.result(), check.reference(), caller));
    }

    @Operation(summary = "Put a hiring on public notice", description = """
        Second gate: from is the first day, until the first day after it. It may be put up anew until the hiring is \
        filed; objections that came are kept. It is passed when it is over and each objection was rejected.""")
    @PostMapping("/public-notices")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<WorkerView> publish(@PathVariable String workerId, @RequestParam @Nullable String school,
            @RequestBody @Valid NoticeRequest notice, Caller caller) {
        return answer(vettingWorker.take(workerId, school, new PublishingNotice(notice.toNotice()), null, caller));
    }

    @Operation(summary = "File a hiring with the bureau", description = """
        Third gate, after the notice is over and its objections are decided; again after the bureau has sent the \
        filing back.""")
    @PostMapping("/filings")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<WorkerView> file(@PathVariable String workerId, @RequestParam @Nullable String school,
            @RequestBody @Valid DayRequest filing, Caller caller) {
        return answer(vettingWorker.take(workerId, school, new FilingWithBureau(filing.on()), null, caller));
    }

    /** @param reason why it came back */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FilingView(String schoolId, FindFilings.State state, LocalDate filedOn, @Nullable LocalDate answeredOn,
            @Nullable String reason) {
        static FilingView of(FindFilings.Known it) {
            return new FilingView(it.schoolId(), it.state(), it.filedOn(), it.answeredOn(), it.reason());
        }
    }

    record FilingsView(List<FilingView> items) {}

    @Operation(summary = "Read how a worker's filings stand", description = """
        With the reason for which the bureau sent one back. Each reading is kept in the audit log.""")
    @GetMapping("/filings")
    @PreAuthorize("hasAnyRole('school-admin', 'education-bureau')")
    FilingsView filings(@PathVariable String workerId, Caller caller) {
        return new FilingsView(findFilings.of(workerId, caller).stream().map(FilingView::of).toList());
    }

    @Operation(summary = "Acknowledge a filing", description = "The bureau's part of the third gate.")
    @PostMapping("/filings/acknowledgement")
    @PreAuthorize("hasRole('education-bureau')")
    ResponseEntity<WorkerView> acknowledge(@PathVariable String workerId, @RequestParam @Nullable String school,
            @RequestBody @Valid DayRequest filing, Caller caller) {
        return answer(vettingWorker.answer(workerId, school, new AcknowledgingFiling(filing.on()), null, caller));
    }

    @Operation(summary = "Send a filing back", description = "The school mends it and files again.")
    @PostMapping("/filings/return")
    @PreAuthorize("hasRole('education-bureau')")
    ResponseEntity<WorkerView> sendBack(@PathVariable String workerId, @RequestParam @Nullable String school,
            @RequestBody @Valid ReasonRequest filing, Caller caller) {
        return answer(vettingWorker.answer(workerId, school, new ReturningFiling(filing.on()),
                new Words("return " + filing.on(), filing.reason()), caller));
    }

    @Operation(summary = "Enter an assessment", description = """
        Fourth gate: who passes is cleared from that day on, for as long as the record check stays good. After it \
        once in each semester; who fails is cleared no longer from the day after it, and who was not assessed by 30 \
        days after the semester's end neither. Who fails begins anew with a notice.""")
    @PostMapping("/assessments")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<WorkerView> assess(@PathVariable String workerId, @RequestParam @Nullable String school,
            @RequestBody @Valid AssessmentRequest request, Caller caller) {
        return answer(vettingWorker.take(workerId, school, request.toStep(), null, caller));
    }

    @Operation(summary = "Let a worker leave a school", description = """
        on is the last day of service. Duties after it are taken away. Nothing is forgotten; the person may join \
        again.""")
    @PostMapping("/departures")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<WorkerView> leave(@PathVariable String workerId, @RequestParam @Nullable String school,
            @RequestBody @Valid DayRequest leaving, Caller caller) {
        return answer(vettingWorker.take(workerId, school, new LeavingSchool(leaving.on()), null, caller));
    }

    @Operation(summary = "Suspend a worker", description = """
        Takes the worker out of service in every school from that day on, while a matter is looked into; duties are \
        taken away at once. Repeating it changes nothing.""")
    @PostMapping("/suspensions")
    @PreAuthorize("hasAnyRole('school-admin', 'education-bureau')")
    ResponseEntity<WorkerView> suspend(@PathVariable String workerId, @RequestBody @Valid ReasonRequest suspension,
            Caller caller) {
        return answer(suspendingWorker.suspend(workerId, suspension.on(), suspension.reason(), caller));
    }

    @Operation(summary = "Lift a suspension", description = """
        From that day on the worker may serve again as far as the gates allow. The bureau lifts any, a school its \
        own. Duties that were taken away do not come back.""")
    @PostMapping("/suspensions/lift")
    @PreAuthorize("hasAnyRole('school-admin', 'education-bureau')")
    ResponseEntity<WorkerView> lift(@PathVariable String workerId, @RequestBody @Valid ReasonRequest lifting,
            Caller caller) {
        return answer(suspendingWorker.lift(workerId, lifting.on(), lifting.reason(), caller));
    }

    @Operation(summary = "Lift a bar", description = """
        For the bureau alone, and only because the record was entered for the wrong person. What was known before the \
        bar holds again. Duties that were taken away do not come back.""")
    @PostMapping("/bar/lift")
    @PreAuthorize("hasRole('education-bureau')")
    ResponseEntity<WorkerView> liftBar(@PathVariable String workerId, @RequestBody @Valid ReasonRequest lifting,
            Caller caller) {
        return answer(liftingBar.lift(workerId, lifting.on(), lifting.reason(), caller));
    }

    private static ResponseEntity<WorkerView> answer(Versioned<WorkerFile> file) {
        return ResponseEntity.ok().eTag(Versions.etag(file.version())).body(WorkerView.of(file));
    }
}

package afterbell.staffing.vetting.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.vetting.VettingWorker;
import afterbell.staffing.vetting.model.Step.AssessingWorker;
import afterbell.staffing.vetting.model.Step.FilingWithBureau;
import afterbell.staffing.vetting.model.Step.PublishingNotice;
import afterbell.staffing.vetting.web.VettingRequests.AssessmentRequest;
import afterbell.staffing.vetting.web.VettingRequests.DayRequest;
import afterbell.staffing.vetting.web.VettingRequests.NoticeRequest;
import afterbell.staffing.vetting.web.VettingRequests.RecordCheckRequest;
import afterbell.staffing.worker.model.Assessment;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.web.WorkerView;
import afterbell.web.security.Caller;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/staffing/v1/workers/{workerId}")
@Tag(name = "Vetting 聘任审查", description = "The four gates before a worker may serve, and the bar (R24, R25)")
class VettingController {
    private final VettingWorker vettingWorker;

    VettingController(VettingWorker vettingWorker) {
        this.vettingWorker = vettingWorker;
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
        Second gate: from is the first day, until the first day after it. It may be entered while it runs, and \
        again with the objections that came. It is passed when it is over without an objection that was upheld.""")
    @PostMapping("/public-notices")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<WorkerView> publish(@PathVariable String workerId, @RequestBody @Valid NoticeRequest notice,
            Caller caller) {
        return answer(vettingWorker.take(workerId, school -> new PublishingNotice(notice.toNotice(school)), caller));
    }

    @Operation(summary = "File a hiring with the bureau", description = "Third gate, after the notice is over.")
    @PostMapping("/filings")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<WorkerView> file(@PathVariable String workerId, @RequestBody @Valid DayRequest filing,
            Caller caller) {
        return answer(vettingWorker.take(workerId, _ -> new FilingWithBureau(filing.on()), caller));
    }

    @Operation(summary = "Acknowledge a filing", description = "The bureau's part of the third gate.")
    @PostMapping("/filings/acknowledgement")
    @PreAuthorize("hasRole('education-bureau')")
    ResponseEntity<WorkerView> acknowledge(@PathVariable String workerId, @RequestBody @Valid DayRequest filing,
            Caller caller) {
        return answer(vettingWorker.acknowledge(workerId, filing.on(), caller));
    }

    @Operation(summary = "Enter an assessment", description = """
        Fourth gate: who passes is cleared from that day on, for as long as the record check stays good. Who does \
        not begins anew with a record check.""")
    @PostMapping("/assessments")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<WorkerView> assess(@PathVariable String workerId, @RequestBody @Valid AssessmentRequest request,
            Caller caller) {
        var assessment = new Assessment(request.on(), request.score(), request.passed());
        return answer(vettingWorker.take(workerId, _ -> new AssessingWorker(assessment), caller));
    }

    private static ResponseEntity<WorkerView> answer(Versioned<WorkerFile> file) {
        return ResponseEntity.ok().eTag(Versions.etag(file.version())).body(WorkerView.of(file));
    }
}

package afterbell.staffing.vetting.web;

import java.time.LocalDate;
import java.util.List;

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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.vetting.FindObjections;
import afterbell.staffing.vetting.FindObjections.Raised;
import afterbell.staffing.vetting.ObjectingToHiring;
import afterbell.staffing.vetting.model.Step.DecidingObjection;
import afterbell.staffing.vetting.web.VettingRequests.DecisionRequest;
import afterbell.staffing.vetting.web.VettingRequests.ObjectionRequest;
import afterbell.staffing.vetting.web.VettingRequests.PaperObjectionRequest;
import afterbell.staffing.worker.model.Objection.Open;
import afterbell.staffing.worker.model.Objection.Rejected;
import afterbell.staffing.worker.model.Objection.Upheld;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.web.WorkerView;
import afterbell.web.security.Caller;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/staffing/v1")
@Tag(name = "Objections 公示异议", description = "What people have against a hiring on public notice (R24)")
class ObjectionController {
    private final ObjectingToHiring objecting;
    private final FindObjections findObjections;

    ObjectionController(ObjectingToHiring objecting, FindObjections findObjections) {
        this.objecting = objecting;
        this.findObjections = findObjections;
    }

    record AcceptedView(String objectionId) {}

    /**
     * @param state  OPEN, REJECTED or UPHELD
     * @param text   absent once it was forgotten
     * @param reason of the decision
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ObjectionView(String objectionId, String schoolId, LocalDate on, State state,
            @Nullable LocalDate decidedOn, @Nullable String text, @Nullable String reason) {

        enum State {
            OPEN,
            REJECTED,
            UPHELD
        }

        static ObjectionView of(Raised raised) {
            var objection = raised.objection();
            var state = switch (objection.decision()) {
                case Open() -> State.OPEN;
                case Rejected _ -> State.REJECTED;
                case Upheld _ -> State.UPHELD;
            };
            return new ObjectionView(objection.objectionId(), raised.schoolId(), objection.on(), state,
                    objection.decidedOn().orElse(null), raised.text(), raised.reason());
        }
    }

    record ObjectionsView(List<ObjectionView> items) {}

    @Operation(summary = "Object to a hiring", description = """
        For anybody with an account, while the notice runs. The words are read by the hiring school and the bureau \
        alone; the same words again are one objection.""")
    @PostMapping("/notices/{noticeId}/objections")
    @PreAuthorize("isAuthenticated()")
    @ResponseStatus(HttpStatus.CREATED)
    AcceptedView object(@PathVariable String noticeId, @RequestBody @Valid ObjectionRequest objection, Caller caller) {
        return new AcceptedView(objecting.object(noticeId, objection.text(), caller));
    }

    @Operation(summary = "Enter an objection from paper", description = "By the hiring school, for a day of the notice.")
    @PostMapping("/workers/{workerId}/objections")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<WorkerView> record(@PathVariable String workerId, @RequestParam @Nullable String school,
            @RequestBody @Valid PaperObjectionRequest objection, Caller caller) {
        return answer(objecting.record(workerId, school, objection.on(), objection.text(), caller));
    }

    @Operation(summary = "Read the objections to a worker's hirings", description = """
        For the school's own hiring, and all of them for the bureau. Each reading is kept in the audit log.""")
    @GetMapping("/workers/{workerId}/objections")
    @PreAuthorize("hasAnyRole('school-admin', 'education-bureau')")
    ObjectionsView objections(@PathVariable String workerId, Caller caller) {
        return new ObjectionsView(findObjections.of(workerId, caller).stream().map(ObjectionView::of).toList());
    }

    @Operation(summary = "Decide an objection", description = """
        With a reason. An upheld objection ends the hiring; while one is open the hiring cannot be filed.""")
    @PostMapping("/workers/{workerId}/objections/{objectionId}/decision")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<WorkerView> decide(@PathVariable String workerId, @PathVariable String objectionId,
            @RequestParam @Nullable String school, @RequestBody @Valid DecisionRequest decision, Caller caller) {
        return answer(objecting.decide(workerId, school,
                new DecidingObjection(objectionId, decision.on(), decision.upheld()), decision.reason(), caller));
    }

    private static ResponseEntity<WorkerView> answer(Versioned<WorkerFile> file) {
        return ResponseEntity.ok().eTag(Versions.etag(file.version())).body(WorkerView.of(file));
    }
}

package afterbell.staffing.worker.web;

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
import org.springframework.web.bind.annotation.RestController;

import afterbell.staffing.worker.FindWorkers;
import afterbell.staffing.worker.JoiningWorkers;
import afterbell.staffing.worker.JoiningWorkers.Outcome;
import afterbell.staffing.worker.JoiningWorkers.Outcome.Joined;
import afterbell.staffing.worker.JoiningWorkers.Outcome.Refused;
import afterbell.staffing.worker.WorkerProblem;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/staffing/v1")
@Tag(name = "Workers 服务人员", description = "Who serves, one worker for each person in the whole city (R5, R25)")
class WorkerController {
    private static final String READERS = "hasAnyRole('school-admin', 'education-bureau')";

    private final JoiningWorkers joiningWorkers;
    private final FindWorkers findWorkers;

    WorkerController(JoiningWorkers joiningWorkers, FindWorkers findWorkers) {
        this.joiningWorkers = joiningWorkers;
        this.findWorkers = findWorkers;
    }

    /** What became of each person, in the order asked. */
    record JoinedView(List<ItemView> items) {}

    /**
     * @param status   201 joined, 200 was with the school already, 409 or 422 refused
     * @param workerId the worker's opaque id, where the person joined
     * @param code     why it is refused
     * @param rule     the rule that refuses it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(int status, @Nullable String workerId, @Nullable String code, @Nullable String rule) {}

    @Operation(summary = "Let people join a school's staff", description = """
        Answers for each person. A person is one worker in the whole city, whichever school enters the citizen's \
        number. Who joins is not cleared yet. Repeating it changes nothing; another name or \
        phone number replaces the known one.""")
    @PostMapping("/schools/{schoolId}/workers")
    @PreAuthorize("hasRole('school-admin')")
    JoinedView join(@PathVariable String schoolId, @RequestBody @Valid WorkersRequest request, Caller caller) {
        var outcomes = joiningWorkers.join(schoolId, request.people(), caller);
        return new JoinedView(outcomes.stream().map(WorkerController::view).toList());
    }

    @Operation(summary = "List a school's workers", description = "Each reading is kept in the audit log.")
    @GetMapping("/schools/{schoolId}/workers")
    @PreAuthorize(READERS)
    Page<WorkerView> workers(@PathVariable String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        return findWorkers.ofSchool(schoolId, cursor, limit, caller).map(WorkerView::of);
    }

    @Operation(summary = "Read a worker", description = "Each reading is kept in the audit log.")
    @GetMapping("/workers/{workerId}")
    @PreAuthorize(READERS)
    ResponseEntity<WorkerView> worker(@PathVariable String workerId, Caller caller) {
        var found = findWorkers.one(workerId, caller);
        return ResponseEntity.ok().eTag(Versions.etag(found.file().version())).body(WorkerView.of(found));
    }

    private static ItemView view(Outcome outcome) {
        return switch (outcome) {
            case Joined(String workerId, boolean isNew) ->
                new ItemView((isNew ? HttpStatus.CREATED : HttpStatus.OK).value(), workerId, null, null);
            case Refused(WorkerProblem problem) ->
                new ItemView(problem.status().value(), null, problem.code(), problem.rule());
        };
    }
}

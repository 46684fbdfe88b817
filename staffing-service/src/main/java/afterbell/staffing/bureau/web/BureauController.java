package afterbell.staffing.bureau.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.bureau.AnsweringFilings;
import afterbell.staffing.bureau.FindByDay;
import afterbell.staffing.bureau.SearchingWorkers;
import afterbell.staffing.bureau.web.BureauRequests.AcknowledgementsRequest;
import afterbell.staffing.bureau.web.BureauRequests.FilingRequest;
import afterbell.staffing.bureau.web.BureauRequests.ReturnsRequest;
import afterbell.staffing.bureau.web.BureauRequests.SearchRequest;
import afterbell.staffing.vetting.VettingWorker.Words;
import afterbell.staffing.vetting.model.Step.AcknowledgingFiling;
import afterbell.staffing.vetting.model.Step.ReturningFiling;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Stage.Filed;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.web.WorkerView;
import afterbell.web.idempotency.NoIdempotencyKey;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemCode;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/staffing/v1")
@PreAuthorize("hasRole('education-bureau')")
@Tag(name = "Bureau's view 教育局", description = "Filings that wait, the city's workers, clearances that run out (R24, R25)")
class BureauController {
    private final FindByDay findByDay;
    private final AnsweringFilings answeringFilings;
    private final SearchingWorkers searchingWorkers;

    BureauController(FindByDay findByDay, AnsweringFilings answeringFilings, SearchingWorkers searchingWorkers) {
        this.findByDay = findByDay;
        this.answeringFilings = answeringFilings;
        this.searchingWorkers = searchingWorkers;
    }

    /** @param noticeUntil first day after the public notice */
    record FilingView(String schoolId, LocalDate noticeFrom, LocalDate noticeUntil, LocalDate filedOn) {}

    /**
     * A worker with filings that wait; the name is read with the worker.
     *
     * @param institutionId of a member
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WaitingView(String workerId, Kind kind, @Nullable String institutionId, List<FilingView> filings) {
        static WaitingView of(Versioned<WorkerFile> file) {
            var worker = file.state().worker();
            var affiliation = worker.affiliation();
            var filings = new ArrayList<FilingView>();
            for (var hiring : worker.hirings()) {
                if (hiring.stage() instanceof Filed(var notice, LocalDate filedOn)) {
                    filings.add(new FilingView(hiring.schoolId(), notice.from(), notice.until(), filedOn));
                }
            }
            return new WaitingView(worker.workerId(), worker.kind(),
                    affiliation == null ? null : affiliation.institutionId(), filings);
        }
    }

    /** What became of each filing, in the order asked. */
    record AnsweredView(List<ItemView> items) {}

    /** @param status 200 answered, also before; else why it is refused */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(String workerId, int status, @Nullable String code, @Nullable String rule) {
        static ItemView of(String workerId, @Nullable ProblemCode problem) {
            return problem == null
                    ? new ItemView(workerId, 200, null, null)
                    : new ItemView(workerId, problem.status().value(), problem.code(), problem.rule());
        }
    }

    /** @param clearedUntil last day of the last clearance */
    record ExpiringView(String workerId, Kind kind, List<String> schoolIds, LocalDate clearedUntil) {
        static ExpiringView of(Versioned<WorkerFile> file) {
            var worker = file.state().worker();
            return new ExpiringView(worker.workerId(), worker.kind(), worker.schoolIds(),
                    worker.clearedUntil().orElseThrow());
        }
    }

    @Operation(summary = "List filings that wait", description = "The bureau's inbox, by worker: whose has waited "
            + "longest comes first.")
    @GetMapping("/filings")
    Page<WaitingView> filings(Cursor cursor, PageLimit limit) {
        return findByDay.waiting(cursor, limit).map(WaitingView::of);
    }

    @Operation(summary = "Acknowledge filings", description = "Answers for each; repeating it changes nothing.")
    @PostMapping("/filings/acknowledgements")
    AnsweredView acknowledge(@RequestBody @Valid AcknowledgementsRequest request, Caller caller) {
        var filings = request.filings();
        return view(filings, answeringFilings.answer(filings.stream().map(FilingRequest::toFiling).toList(),
                new AcknowledgingFiling(request.on()), null, caller));
    }

    @Operation(summary = "Send filings back", description = "Answers for each; the schools mend them and file again.")
    @PostMapping("/filings/returns")
    AnsweredView sendBack(@RequestBody @Valid ReturnsRequest request, Caller caller) {
        var filings = request.filings();
        return view(filings, answeringFilings.answer(filings.stream().map(FilingRequest::toFiling).toList(),
                new ReturningFiling(request.on()), new Words("return " + request.on(), request.reason()), caller));
    }

    @Operation(summary = "Search the city's workers", description = "By what stands in the body, so that nothing "
            + "personal stands in an address; by id. Whose names were read is kept.")
    @PostMapping("/workers/search")
    @NoIdempotencyKey("It changes nothing")
    Page<WorkerView> search(@RequestBody @Valid SearchRequest request, Cursor cursor, PageLimit limit,
            Caller caller) {
        return searchingWorkers.search(request.citizenId(), request.criteria(), cursor, limit, caller)
                .map(WorkerView::of);
    }

    @Operation(summary = "List clearances that run out", description = "Of cleared workers, until that day, it "
            + "included; the earliest first. A newer record check, or an institution's renewal, takes a worker off it.")
    @GetMapping("/clearances/expiring")
    Page<ExpiringView> expiring(@RequestParam LocalDate until, Cursor cursor, PageLimit limit) {
        return findByDay.expiring(until, cursor, limit).map(ExpiringView::of);
    }

    private static AnsweredView view(List<FilingRequest> filings, List<@Nullable ProblemCode> problems) {
        var items = new ArrayList<ItemView>();
        for (int i = 0; i < filings.size(); i++) {
            items.add(ItemView.of(filings.get(i).workerId(), problems.get(i)));
        }
        return new AnsweredView(items);
    }
}

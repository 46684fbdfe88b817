package afterbell.staffing.vetting.query.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
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

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.vetting.query.QueryingRecord;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.web.security.Caller;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/staffing/v1/workers/{workerId}/record-queries")
@Tag(name = "Record queries 犯罪记录查询", description = "The first gate, by asking the office (R24, R25)")
class RecordQueryController {
    private final QueryingRecord queryingRecord;

    RecordQueryController(QueryingRecord queryingRecord) {
        this.queryingRecord = queryingRecord;
    }

    /** @param on the day of which the office is asked; today when left out */
    record QueryRequest(@Nullable @Schema(example = "2021-08-16") LocalDate on) {}

    @Operation(summary = "Ask the office for a worker's criminal record", description = """
        Answers at once, 202 while the query is open: the office takes its time, and is asked again on its own while it \
        is away. The answer counts as the record check of that day. Repeating it changes nothing; 200 says that the \
        day's check is known.""")
    @PostMapping
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<RecordQueryView> query(@PathVariable String workerId, @RequestBody @Valid QueryRequest request,
            Caller caller) {
        return answer(queryingRecord.query(workerId, request.on(), caller), true);
    }

    @Operation(summary = "See how the query stands", description = """
        NONE, WAITING, AT_THE_OFFICE, OFFICE_AWAY with since when and why, ANSWERED. What was found is told by the \
        worker's state.""")
    @GetMapping
    @PreAuthorize("hasAnyRole('school-admin', 'education-bureau')")
    ResponseEntity<RecordQueryView> find(@PathVariable String workerId, Caller caller) {
        return answer(queryingRecord.find(workerId, caller), false);
    }

    private static ResponseEntity<RecordQueryView> answer(Versioned<WorkerFile> file, boolean asked) {
        var view = RecordQueryView.of(file);
        return ResponseEntity.status(asked && view.isOpen() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .eTag(Versions.etag(file.version()))
                .body(view);
    }
}

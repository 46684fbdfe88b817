package afterbell.staffing.vetting.web;

import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import afterbell.staffing.vetting.model.Step.Result;
import afterbell.staffing.worker.model.Notice;
import afterbell.staffing.worker.model.Notice.Objection;

/** The bodies of the vetting's commands. */
final class VettingRequests {
    private VettingRequests() {}

    /**
     * @param on        day of the query
     * @param reference of the query's answer; kept sealed, as is the result
     */
    record RecordCheckRequest(@NotNull @Schema(example = "2021-08-16") LocalDate on,
            @NotNull @Schema(example = "CLEAR") Result result,
            @NotBlank @Size(max = 100) @Schema(example = "查询回执 2021-0816") String reference) {}

    /**
     * @param from       first day
     * @param until      first day after it
     * @param objections at most 20; none when left out
     */
    record NoticeRequest(@NotNull @Schema(example = "2021-08-17") LocalDate from,
            @NotNull @Schema(example = "2021-08-24") LocalDate until,
            @Nullable @Size(max = Notice.MOST_OBJECTIONS) List<@Valid @NotNull ObjectionRequest> objections) {

        Notice toNotice(String schoolId) {
            return new Notice(schoolId, from, until, objections == null
                    ? List.of()
                    : objections.stream().map(it -> new Objection(it.on(), it.upheld())).toList());
        }
    }

    /** @param upheld whether the school found the objection to be right; such a hiring ends here */
    record ObjectionRequest(@NotNull @Schema(example = "2021-08-19") LocalDate on,
            @Schema(example = "false") boolean upheld) {}

    record DayRequest(@NotNull @Schema(example = "2021-08-25") LocalDate on) {}

    record AssessmentRequest(@NotNull @Schema(example = "2021-08-27") LocalDate on,
            @Min(0) @Max(100) @Schema(example = "86") int score, @Schema(example = "true") boolean passed) {}
}

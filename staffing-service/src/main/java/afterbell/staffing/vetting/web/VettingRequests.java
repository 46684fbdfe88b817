package afterbell.staffing.vetting.web;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import afterbell.staffing.vetting.model.Step.AssessingWorker;
import afterbell.staffing.vetting.model.Step.Result;
import afterbell.staffing.worker.model.Criterion;
import afterbell.staffing.worker.model.Notice;
import afterbell.staffing.worker.model.Objection;

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
     * @param objections of a notice on paper that was entered late: decided ones, at most 20; none when left out
     */
    record NoticeRequest(@NotNull @Schema(example = "2021-08-17") LocalDate from,
            @NotNull @Schema(example = "2021-08-24") LocalDate until,
            @Nullable @Size(max = Notice.MOST_OBJECTIONS) List<@Valid @NotNull DecidedObjection> objections) {

        Notice toNotice() {
            return new Notice(from, until, objections == null
                    ? List.of()
                    : IntStream.range(0, objections.size()).mapToObj(i -> objections.get(i).toObjection(i)).toList());
        }
    }

    /** @param upheld whether the school found the objection to be right; such a hiring ends here */
    record DecidedObjection(@NotNull @Schema(example = "2021-08-19") LocalDate on,
            @Schema(example = "false") boolean upheld) {

        Objection toObjection(int place) {
            return new Objection("paper-" + on + "-" + place, on,
                    upheld ? new Objection.Upheld(on) : new Objection.Rejected(on));
        }
    }

    /** @param text kept sealed */
    record ObjectionRequest(@NotBlank @Size(max = 2_000) @Schema(example = "此人曾在校外机构有不当行为") String text) {}

    /** @param text kept sealed */
    record PaperObjectionRequest(@NotNull @Schema(example = "2021-08-19") LocalDate on,
            @NotBlank @Size(max = 2_000) @Schema(example = "家长来信反映") String text) {}

    /** @param reason kept sealed */
    record DecisionRequest(@NotNull @Schema(example = "2021-08-20") LocalDate on,
            @Schema(example = "false") boolean upheld,
            @NotBlank @Size(max = 2_000) @Schema(example = "经查不属实") String reason) {}

    record DayRequest(@NotNull @Schema(example = "2021-08-25") LocalDate on) {}

    /** @param reason kept sealed; no need to name anybody */
    record ReasonRequest(@NotNull @Schema(example = "2021-08-25") LocalDate on,
            @NotBlank @Size(max = 500) @Schema(example = "材料不全") String reason) {}

    /** 0 to 100 for each criterion; passed when the mean reaches 60. */
    record AssessmentRequest(@NotNull @Schema(example = "2021-08-27") LocalDate on,
            @NotNull @Valid Scores scores) {

        AssessingWorker toStep() {
            return new AssessingWorker(on, scores.byCriterion());
        }
    }

    /**
     * @param safety     keeps the children safe
     * @param conduct    behaves as a teacher should
     * @param content    offers what the plan says, and no lessons (R9)
     * @param attendance comes, and comes in time
     * @param feedback   what pupils and guardians say
     */
    record Scores(@NotNull @Min(0) @Max(100) @Schema(example = "90") Integer safety,
            @NotNull @Min(0) @Max(100) @Schema(example = "88") Integer conduct,
            @NotNull @Min(0) @Max(100) @Schema(example = "86") Integer content,
            @NotNull @Min(0) @Max(100) @Schema(example = "95") Integer attendance,
            @NotNull @Min(0) @Max(100) @Schema(example = "81") Integer feedback) {

        Map<Criterion, Integer> byCriterion() {
            var scores = new EnumMap<Criterion, Integer>(Criterion.class);
            scores.put(Criterion.SAFETY, safety);
            scores.put(Criterion.CONDUCT, conduct);
            scores.put(Criterion.CONTENT, content);
            scores.put(Criterion.ATTENDANCE, attendance);
            scores.put(Criterion.FEEDBACK, feedback);
            return scores;
        }
    }
}

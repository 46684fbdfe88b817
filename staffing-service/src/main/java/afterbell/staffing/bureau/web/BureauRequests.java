package afterbell.staffing.bureau.web;

import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import afterbell.staffing.bureau.AnsweringFilings.Filing;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Standing;
import afterbell.staffing.worker.store.Workers.Criteria;

/** The bodies of the bureau's commands and searches. */
final class BureauRequests {
    static final int MOST_FILINGS = 200;
    private static final int LONGEST_ID = 40;

    private BureauRequests() {}

    /** @param schoolId the school that has filed; may be left out where one filing of the worker waits */
    record FilingRequest(
            @NotBlank @Size(max = LONGEST_ID) @Schema(example = "1f0e7d2c-4b3a-3c9d-8e7f-6a5b4c3d2e1f") String workerId,
            @Nullable @Size(min = 1, max = LONGEST_ID) @Schema(example = "demo-school-1") String schoolId) {

        Filing toFiling() {
            return new Filing(workerId, schoolId);
        }
    }

    /** @param filings at most 200 */
    record AcknowledgementsRequest(@NotNull @Schema(example = "2021-08-26") LocalDate on,
            @NotEmpty @Size(max = MOST_FILINGS) List<@Valid @NotNull FilingRequest> filings) {}

    /**
     * @param reason  kept sealed
     * @param filings at most 200
     */
    record ReturnsRequest(@NotNull @Schema(example = "2021-08-26") LocalDate on,
            @NotBlank @Size(max = 500) @Schema(example = "公示材料不完整") String reason,
            @NotEmpty @Size(max = MOST_FILINGS) List<@Valid @NotNull FilingRequest> filings) {}

    /**
     * Whom the bureau looks for; each part that is left out means anybody.
     *
     * @param citizenId GB 11643; matched by a keyed hash, never kept or shown
     */
    record SearchRequest(@Nullable @Size(min = 1, max = 32) @Schema(example = "11010519491231002X") String citizenId,
            @Nullable @Schema(example = "EXTERNAL_TEACHER") Kind kind,
            @Nullable @Schema(example = "CLEARED") Standing standing,
            @Nullable @Size(min = 1, max = LONGEST_ID) @Schema(example = "demo-school-1") String schoolId,
            @Nullable @Pattern(regexp = "[0-9A-Z]{18}") @Schema(example = "52370100MJD0001230") String institutionId) {

        Criteria criteria() {
            return new Criteria(kind, standing, schoolId, institutionId);
        }

        @Override
        public String toString() {
            return "SearchRequest";
        }
    }
}

package afterbell.staffing.worker.web;

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

import afterbell.staffing.worker.JoiningWorkers.Person;
import afterbell.staffing.worker.model.Kind;

/** @param workers at most 100 */
record WorkersRequest(@NotEmpty @Size(max = 100) List<@Valid @NotNull WorkerRequest> workers) {

    /**
     * @param citizenId     GB 11643, 18 characters; kept sealed, matched by a keyed hash, never shown
     * @param institutionId of a member of an institution, and only of one: its unified social credit code (R5)
     * @param memberFrom    first day on which the member serves through it; today when left out
     */
    record WorkerRequest(@NotBlank @Size(max = 32) @Schema(example = "11010519491231002X") String citizenId,
            @NotBlank @Size(max = 40) @Schema(example = "李老师") String name,
            @Nullable @Pattern(regexp = "[0-9+ -]{5,20}") @Schema(example = "13800000000") String phone,
            @NotNull @Schema(example = "EXTERNAL_TEACHER") Kind kind,
            @Nullable @Pattern(regexp = "[0-9A-Z]{18}") @Schema(example = "52370100MJD0001230") String institutionId,
            @Nullable @Schema(example = "2021-08-20") LocalDate memberFrom) {

        Person toPerson() {
            return new Person(citizenId.strip(), name.strip(), phone, kind, institutionId, memberFrom);
        }
    }

    List<Person> people() {
        return workers.stream().map(WorkerRequest::toPerson).toList();
    }
}

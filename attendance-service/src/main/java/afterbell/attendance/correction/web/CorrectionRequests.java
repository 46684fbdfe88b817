package afterbell.attendance.correction.web;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import afterbell.attendance.OpaqueId;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.rollcall.model.RollCall.Mark;

/** What schools and the bureau send about corrections. */
final class CorrectionRequests {
    private CorrectionRequests() {}

    /**
     * @param entries the pupils who are to be marked otherwise
     * @param reason  sealed, and told to nobody but the school and the bureau
     */
    record AskRequest(@NotEmpty @Size(max = RollCall.MOST_PUPILS) List<@Valid @NotNull ChangeRequest> entries,
            @NotBlank @Size(max = 200) @Schema(example = "迟到，漏记") String reason) {
        List<Mark> toMarks() {
            return entries.stream().map(entry -> new Mark(entry.pupilId(), entry.presence())).toList();
        }
    }

    record ChangeRequest(
            @NotNull @Pattern(regexp = OpaqueId.PATTERN) @Schema(example = "0b9f1f5e-4c8e-5d1c-9d55-6b6f2f0a7c11") String pupilId,
            @NotNull @Schema(example = "PRESENT") Presence presence) {}

    /** @param reason sealed, and told to nobody but the school and the bureau */
    record RefuseRequest(@NotBlank @Size(max = 200) @Schema(example = "无佐证材料") String reason) {}
}

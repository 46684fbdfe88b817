package afterbell.attendance.rollcall.web;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.rollcall.model.RollCall.Mark;

/** @param entries one per pupil who holds a place in the group on that day */
record RollCallRequest(@NotEmpty @Size(max = 1_000) List<@Valid @NotNull EntryRequest> entries) {

    record EntryRequest(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}") @Schema(example = "0b9f1f5e-4c8e-5d1c-9d55-6b6f2f0a7c11") String pupilId,
            @NotNull @Schema(example = "PRESENT") Presence presence) {}

    RollCall toRollCall() {
        return new RollCall(entries.stream().map(entry -> new Mark(entry.pupilId(), entry.presence())).toList());
    }
}

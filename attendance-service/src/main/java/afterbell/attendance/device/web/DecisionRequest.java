package afterbell.attendance.device.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.ClientId;
import afterbell.attendance.device.model.DeviceFact.Key;

/** @param keep the fact that holds; left out where the register is right as it is */
record DecisionRequest(@Nullable @Valid KeptRequest keep,
        @NotBlank @Size(max = 200) @Schema(example = "查看监控，由奶奶接走") String reason) {

    record KeptRequest(@NotNull @ClientId @Schema(example = "gate-1") String deviceId,
            @NotNull @ClientId @Schema(example = "f-0001") String factId) {}

    @Nullable
    Key kept() {
        return keep == null ? null : new Key(keep.deviceId(), keep.factId());
    }

    /** Shows nothing: the reason may name people. */
    @Override
    public String toString() {
        return "DecisionRequest";
    }
}

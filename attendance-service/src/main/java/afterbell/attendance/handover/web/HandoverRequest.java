package afterbell.attendance.handover.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import afterbell.attendance.OpaqueId;
import afterbell.attendance.handover.model.HandoverRules.Signed;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.serviceday.model.ServiceTime;

/**
 * @param given    every pupil in the giver's care, as the giver has counted
 * @param received every pupil whom the taker has counted
 */
record HandoverRequest(
        @NotNull @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "5d1c9d55-0b9f-4c8e-8f5e-6b6f2f0a7c11") String fromWorkerId,
        @NotNull @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "8f5e6b6f-2f0a-4c11-9d55-0b9f4c8e5d1c") String toWorkerId,
        @NotNull @Schema(example = "2021-09-13T16:50:00+08:00") OffsetDateTime at,
        @NotEmpty @Size(max = 2
                * RollCall.MOST_PUPILS) @ArraySchema(schema = @Schema(example = "0b9f1f5e-4c8e-5d1c-9d55-6b6f2f0a7c11")) List<@NotNull @OpaqueId String> given,
        @NotEmpty @Size(max = 2
                * RollCall.MOST_PUPILS) @ArraySchema(schema = @Schema(example = "0b9f1f5e-4c8e-5d1c-9d55-6b6f2f0a7c11")) List<@NotNull @OpaqueId String> received) {

    Signed toSigned(String by) {
        return new Signed(fromWorkerId, toWorkerId, ServiceTime.kept(at), Set.copyOf(given), Set.copyOf(received), by);
    }
}

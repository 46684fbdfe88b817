package afterbell.attendance.checkin.web;

import java.time.OffsetDateTime;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.OpaqueId;
import afterbell.attendance.checkin.model.CheckInRules.Coming;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.rollcall.model.Way;
import afterbell.attendance.serviceday.model.ServiceTime;

record CheckInsRequest(@NotEmpty @Size(max = RollCall.MOST_PUPILS) List<@Valid @NotNull CheckInRequest> checkIns) {

    /**
     * @param way      how it was seen that the pupil came
     * @param workerId who takes the pupil into care; signed on to the session
     */
    record CheckInRequest(
            @NotNull @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "0b9f1f5e-4c8e-5d1c-9d55-6b6f2f0a7c11") String pupilId,
            @NotNull @Schema(example = "2021-09-13T15:48:00+08:00") OffsetDateTime at,
            @NotNull @Schema(example = "CARD") Way way,
            @Nullable @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "5d1c9d55-0b9f-4c8e-8f5e-6b6f2f0a7c11") String workerId) {}

    List<Coming> toComing() {
        return checkIns.stream()
                .map(one -> new Coming(one.pupilId(), one.way(), ServiceTime.kept(one.at()), one.workerId()))
                .toList();
    }
}

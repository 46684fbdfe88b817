package afterbell.attendance.release.web;

import java.time.OffsetDateTime;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.OpaqueId;
import afterbell.attendance.release.model.ReleaseRules.Leave;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.serviceday.model.ServiceTime;

record ReleasesRequest(@NotEmpty @Size(max = RollCall.MOST_PUPILS) List<@Valid @NotNull ReleaseRequest> releases) {

    /** @param adultId who has come for the pupil; left out for a pupil who leaves alone */
    record ReleaseRequest(
            @NotNull @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "0b9f1f5e-4c8e-5d1c-9d55-6b6f2f0a7c11") String pupilId,
            @Nullable @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "9d556b6f-2f0a-4c11-8f5e-0b9f4c8e5d1c") String adultId,
            @NotNull @Schema(example = "2021-09-13T17:20:00+08:00") OffsetDateTime at) {}

    List<Leave> toLeaving() {
        return releases.stream()
                .map(one -> new Leave(one.pupilId(), one.adultId(), ServiceTime.kept(one.at())))
                .toList();
    }
}

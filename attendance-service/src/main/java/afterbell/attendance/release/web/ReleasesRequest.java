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
import afterbell.attendance.pickupcode.signing.SignedCodes;
import afterbell.attendance.release.ReleasingByCode.Coming;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.serviceday.model.ServiceTime;

record ReleasesRequest(@NotEmpty @Size(max = RollCall.MOST_PUPILS) List<@Valid @NotNull ReleaseRequest> releases) {

    /**
     * @param adultId who has come for the pupil; left out where a code tells, and for a pupil who leaves alone
     * @param code    the pickup code that the adult has shown
     */
    record ReleaseRequest(
            @NotNull @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "0b9f1f5e-4c8e-5d1c-9d55-6b6f2f0a7c11") String pupilId,
            @Nullable @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "9d556b6f-2f0a-4c11-8f5e-0b9f4c8e5d1c") String adultId,
            @Nullable @Size(min = 1, max = SignedCodes.LONGEST) @Schema(example = "eyJraWQiOiJ3N2RLMHZfUSIsImFsZyI6IkVkRFNBIn0…") String code,
            @NotNull @Schema(example = "2021-09-13T17:20:00+08:00") OffsetDateTime at) {}

    List<Coming> toComing() {
        return releases.stream()
                .map(one -> new Coming(one.pupilId(), one.adultId(), one.code(), ServiceTime.kept(one.at())))
                .toList();
    }
}

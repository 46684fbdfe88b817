package afterbell.attendance.closing.web;

import java.time.OffsetDateTime;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import afterbell.attendance.OpaqueId;
import afterbell.attendance.closing.model.LeavingRules.Leaving;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.session.model.SessionRules;

record SignOffsRequest(
        @NotEmpty @Size(max = SessionRules.MOST_WORKERS) List<@Valid @NotNull SignOffRequest> signOffs) {

    record SignOffRequest(
            @NotNull @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "5d1c9d55-0b9f-4c8e-8f5e-6b6f2f0a7c11") String workerId,
            @NotNull @Schema(example = "2021-09-13T18:00:00+08:00") OffsetDateTime at) {}

    List<Leaving> toLeaving() {
        return signOffs.stream().map(one -> new Leaving(one.workerId(), ServiceTime.kept(one.at()))).toList();
    }
}

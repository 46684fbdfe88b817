package afterbell.attendance.rollcall.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.OpaqueId;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.rollcall.model.RollCall.Mark;
import afterbell.attendance.serviceday.model.ServiceTime;

/**
 * @param entries  one per pupil who holds a place in the group on that day
 * @param workerId who takes the present pupils into care; signed on to the session
 * @param at       since when; left out: since the worker signed on, or the session was opened
 * @param reason   why a called roll is corrected; no personal data
 */
record RollCallRequest(@NotEmpty @Size(max = 1_000) List<@Valid @NotNull EntryRequest> entries,
        @Nullable @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "5d1c9d55-0b9f-4c8e-8f5e-6b6f2f0a7c11") String workerId,
        @Nullable @Schema(example = "2021-09-13T15:55:00+08:00") OffsetDateTime at,
        @Nullable @Size(max = 200) @Schema(example = "点名后到校") String reason) {

    record EntryRequest(
            @NotNull @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "0b9f1f5e-4c8e-5d1c-9d55-6b6f2f0a7c11") String pupilId,
            @NotNull @Schema(example = "PRESENT") Presence presence) {}

    RollCall toRollCall(String by, Instant now) {
        Instant since = at == null ? null : ServiceTime.kept(at);
        return new RollCall(entries.stream().map(entry -> new Mark(entry.pupilId(), entry.presence())).toList(),
                workerId, since, reason, by, now);
    }
}

package afterbell.attendance.device.web;

import java.time.OffsetDateTime;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.ClientId;
import afterbell.attendance.OpaqueId;
import afterbell.attendance.device.Batch;
import afterbell.attendance.device.model.DeviceFact.What;
import afterbell.attendance.device.model.TakingRules;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.pickupcode.signing.SignedCodes;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.serviceday.model.ServiceTime;

/** @param sentAt by the device's clock, at the moment of sending */
record DeviceFactsRequest(@NotNull @ClientId @Schema(example = "gate-1") String deviceId,
        @NotNull @Schema(example = "2021-09-13T17:25:00+08:00") OffsetDateTime sentAt,
        @NotEmpty @Size(max = TakingRules.MOST_FACTS) List<@Valid @NotNull FactRequest> facts) {

    /** What was seen. */
    enum Kind {
        CHECK_IN,
        MARK,
        RELEASE
    }

    /**
     * @param factId   given by the device, unique there
     * @param at       by the device's clock
     * @param slot     AFTERNOON when left out
     * @param presence of a MARK
     * @param workerId of a CHECK_IN or MARK: who takes the pupil into care
     * @param adultId  of a RELEASE: who has come; left out for a pupil who leaves alone
     * @param code     of a RELEASE: the pickup code that the adult has shown
     */
    record FactRequest(@NotNull @ClientId @Schema(example = "f-0001") String factId,
            @NotNull @Schema(example = "RELEASE") Kind kind,
            @NotNull @OpaqueId @Schema(example = "g-3-2") String groupId,
            @Nullable @Schema(example = "AFTERNOON") Slot slot,
            @NotNull @OpaqueId @Schema(example = "0b9f1f5e-4c8e-5d1c-9d55-6b6f2f0a7c11") String pupilId,
            @NotNull @Schema(example = "2021-09-13T17:20:00+08:00") OffsetDateTime at,
            @Nullable @Schema(example = "PRESENT") Presence presence,
            @Nullable @OpaqueId @Schema(example = "wrk-3c5v7b") String workerId,
            @Nullable @OpaqueId @Schema(example = "9d556b6f-2f0a-4c11-8f5e-0b9f4c8e5d1c") String adultId,
            @Nullable @Size(min = 1, max = SignedCodes.LONGEST) @Schema(example = "eyJraWQiOiJ3N2RLMHZfUSIsImFsZyI6IkVkRFNBIn0…") String code) {

        @AssertTrue(message = "{jakarta.validation.constraints.NotNull.message}")
        @Schema(hidden = true)
        boolean isPresenceSaidOfAMark() {
            return kind != Kind.MARK || presence != null;
        }

        Batch.Told toTold() {
            return new Batch.Told(factId, groupId, slot == null ? Slot.AFTERNOON : slot, pupilId,
                    ServiceTime.kept(at), what(), kind == Kind.RELEASE ? code : null);
        }

        /** Shows no code. */
        @Override
        public String toString() {
            return "FactRequest[" + factId + "]";
        }

        private What what() {
            return switch (kind) {
                case CHECK_IN -> new What.CheckIn(workerId);
                case MARK -> new What.Mark(presence == null ? Presence.PRESENT : presence, workerId);
                case RELEASE -> new What.Release(adultId);
            };
        }
    }

    Batch toBatch() {
        return new Batch(deviceId, ServiceTime.kept(sentAt), facts.stream().map(FactRequest::toTold).toList());
    }
}

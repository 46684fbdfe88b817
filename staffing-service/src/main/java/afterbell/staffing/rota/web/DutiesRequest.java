package afterbell.staffing.rota.web;

import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.AssigningDuties.Wanted;
import afterbell.staffing.rota.model.Duty;

/** @param duties at most 500 */
record DutiesRequest(@NotEmpty @Size(max = 500) List<@Valid @NotNull DutyRequest> duties) {
    private static final String ID = "[A-Za-z0-9-]{1,64}";

    /**
     * @param groupId    the group looked after, where one is named
     * @param classHours planned, at most those of the semester's policy, which is also what is planned where none are
     *                   named; noon has none (R19)
     */
    record DutyRequest(
            @NotNull @Pattern(regexp = ID) @Schema(example = "0b9f1f5e-4c8e-3d1c-9d55-6b6f2f0a7c11") String workerId,
            @NotNull @Schema(example = "2021-09-06") LocalDate date, @NotNull @Schema(example = "AFTERNOON") Slot slot,
            @Nullable @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(example = "g-1") String groupId,
            @Nullable @Min(0) @Max(10) @Schema(example = "2") Integer classHours) {

        Wanted toWanted() {
            return new Wanted(new Duty.Key(workerId, date, slot), groupId, classHours);
        }
    }

    List<Wanted> wanted() {
        return duties.stream().map(DutyRequest::toWanted).toList();
    }
}

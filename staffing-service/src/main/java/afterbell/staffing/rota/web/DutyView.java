package afterbell.staffing.rota.web;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.Duty;

/**
 * A duty as its readers see it.
 *
 * @param classHours planned (R19)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DutyView(String dutyId, String workerId, LocalDate date, Slot slot, @Nullable String groupId,
        int classHours) {

    public static DutyView of(Duty duty) {
        return new DutyView(duty.key().value(), duty.key().workerId(), duty.key().date(), duty.key().slot(),
                duty.groupId(), duty.classHours());
    }
}

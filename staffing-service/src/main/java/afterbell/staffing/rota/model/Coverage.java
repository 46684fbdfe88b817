package afterbell.staffing.rota.model;

import java.time.LocalDate;

import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.place.model.Slot;

/**
 * Whether a school has enough staff on its rota for a slot of a day (R20).
 *
 * @param expected pupils who hold a place
 * @param needed   staff for so many pupils
 * @param assigned staff on the rota
 */
public record Coverage(LocalDate date, Slot slot, int expected, int needed, int assigned) {
    public static Coverage of(LocalDate date, Slot slot, int expected, int assigned, Policy policy) {
        return new Coverage(date, slot, expected, policy.staffFor(expected), assigned);
    }

    public boolean isShort() {
        return assigned < needed;
    }
}

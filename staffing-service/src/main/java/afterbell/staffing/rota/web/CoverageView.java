package afterbell.staffing.rota.web;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;

import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.Coverage;

/**
 * Whether the rota covers a slot of a day.
 *
 * @param expected pupils who hold a place
 * @param needed   staff for so many pupils (R20)
 * @param assigned staff on the rota
 * @param tooFew   whether there is less staff than needed
 */
public record CoverageView(LocalDate date, Slot slot, int expected, int needed, int assigned,
        @JsonProperty("short") boolean tooFew) {

    public static CoverageView of(Coverage coverage) {
        return new CoverageView(coverage.date(), coverage.slot(), coverage.expected(), coverage.needed(),
                coverage.assigned(), coverage.isShort());
    }
}

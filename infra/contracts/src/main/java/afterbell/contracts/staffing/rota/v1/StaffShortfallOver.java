package afterbell.contracts.staffing.rota.v1;

import java.util.List;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.staffing.staff-shortfall-over.v1", about = "A predicted shortfall is one no more: there is staff enough, or no service (R20).")
public record StaffShortfallOver(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("1 to 28") List<ServiceSlot> slots) implements RotaFact {}

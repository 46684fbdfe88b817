package afterbell.contracts.staffing.rota.v1;

import java.util.List;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.staffing.duty-assigned.v1", about = "Workers were given duties; lists each.")
public record DutyAssigned(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("1 to 200") List<Duty> duties) implements RotaFact {}

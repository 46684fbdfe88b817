package afterbell.contracts.staffing.rota.v1;

import java.util.List;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.staffing.staff-shortfall-predicted.v1", about = "A school will be short of staff on days to come; told again when more or fewer are missing (R20).")
public record StaffShortfallPredicted(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Where staff is missing that was not, or another number than was told; 1 to 28") List<Shortfall> shortfalls)
        implements RotaFact {}

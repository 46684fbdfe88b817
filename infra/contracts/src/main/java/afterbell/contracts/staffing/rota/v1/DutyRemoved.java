package afterbell.contracts.staffing.rota.v1;

import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.staffing.duty-removed.v1", about = "Duties were taken away; lists each.")
public record DutyRemoved(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("1 to 200") List<Duty> duties,
        @Meaning("Why") RemovalReason reason,
        @Meaning("What exactly took them away, where it is told") @Nullable RemovalCause cause) implements RotaFact {

    public DutyRemoved(String schoolId, List<Duty> duties, RemovalReason reason) {
        this(schoolId, duties, reason, null);
    }
}

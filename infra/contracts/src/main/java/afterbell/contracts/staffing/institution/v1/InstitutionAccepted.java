package afterbell.contracts.staffing.institution.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.staffing.institution-accepted.v1", about = "The bureau has accepted the institution, renewed its acceptance, or lifted its suspension (R5); carries the whole state.")
public record InstitutionAccepted(@Meaning("The institution as it stands") Institution institution)
        implements InstitutionFact {}

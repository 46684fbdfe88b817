package afterbell.contracts.staffing.institution.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.staffing.institution-suspended.v1", about = "The bureau has suspended the institution: its people may not serve until it is lifted (R5); carries the whole state.")
public record InstitutionSuspended(@Meaning("The institution as it stands") Institution institution)
        implements InstitutionFact {}

package afterbell.contracts.staffing.institution.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.staffing.institution-removed.v1", about = "The bureau has removed the institution for good (R5); carries the whole state.")
public record InstitutionRemoved(@Meaning("The institution as it stands") Institution institution)
        implements InstitutionFact {}

package afterbell.contracts.staffing.institution.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.staffing.acceptance-expired.v1", about = "The institution's evidence has run out and must be renewed (R5); carries the whole state.")
public record AcceptanceExpired(@Meaning("The institution as it stands") Institution institution)
        implements InstitutionFact {}

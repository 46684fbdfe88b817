package afterbell.contracts.enrollment.plan.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.offering-appealed.v1", about = "A school asks the bureau to allow an offering that was found to be a collective lesson (R9).")
public record OfferingAppealed(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("For example 2021-autumn") String semesterId,
        @Meaning("Opaque id of the offering, one within the school") String offeringId,
        @Meaning("Opaque id of the appeal: of this very text of the offering") String appealId) implements PlanFact {}

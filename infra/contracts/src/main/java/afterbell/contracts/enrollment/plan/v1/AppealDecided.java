package afterbell.contracts.enrollment.plan.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.appeal-decided.v1", about = "The bureau has decided whether an offering may be as it is worded (R9).")
public record AppealDecided(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("For example 2021-autumn") String semesterId,
        @Meaning("Opaque id of the offering, one within the school") String offeringId,
        @Meaning("Opaque id of the appeal: of this very text of the offering") String appealId,
        @Meaning("true: this very text may be published; another one is judged anew") boolean allowed)
        implements PlanFact {}

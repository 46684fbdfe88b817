package afterbell.contracts.funding.claim.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.funding.claim-approved.v1", about = "The education bureau has approved the claim.")
public record ClaimApproved(@Meaning("Opaque id of the claim") String claimId,
        @Meaning("Opaque id of the school") String schoolId,
        @Meaning("For example 2021-autumn") String semesterId,
        @Meaning("Pupils counted for this school (R16)") int pupils,
        @Meaning("Amount claimed, in fen, adjustments included (R17)") long amountFen) implements ClaimFact {}

package afterbell.contracts.funding.claim.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.funding.claim-returned.v1", about = "The education bureau has returned the claim to the school.")
public record ClaimReturned(@Meaning("Opaque id of the claim") String claimId,
        @Meaning("Opaque id of the school") String schoolId,
        @Meaning("For example 2021-autumn") String semesterId,
        @Meaning("Pupils counted for this school (R16)") int pupils,
        @Meaning("Amount claimed, in fen, adjustments included (R17)") long amountFen) implements ClaimFact {}

package afterbell.contracts.funding.claim.v1;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.funding.claim-computed.v1", about = "The claim was computed from served days; computed again before confirmation, the newest holds.")
public record ClaimComputed(@Meaning("Opaque id of the claim") String claimId,
        @Meaning("Opaque id of the school") String schoolId,
        @Meaning("For example 2021-autumn") String semesterId,
        @Meaning("Pupils counted for this school (R16)") int pupils,
        @Meaning("Amount claimed, in fen, adjustments included (R17)") long amountFen,
        @Meaning("Version of the semester whose policy was applied") int policyVersion,
        @Meaning("On what facts; told of every claim computed since the field exists") @Nullable Grounds grounds)
        implements ClaimFact {}

package afterbell.contracts.funding.claim.v1;

import afterbell.contracts.Topic;

@Topic(name = "funding.claim.v1", key = "school", about = "A school's claim for the subsidy of a semester (R16, R17).")
public sealed interface ClaimFact permits ClaimComputed, ClaimConfirmed, ClaimApproved, ClaimReturned {
    String claimId();

    String schoolId();

    String semesterId();
}

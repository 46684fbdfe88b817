package afterbell.contracts.funding.disbursement.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.funding.disbursement-ordered.v1", about = "The finance bureau has ordered the payment.")
public record DisbursementOrdered(
        @Meaning("Opaque id of the disbursement, one per school and semester (R17)") String disbursementId,
        @Meaning("Opaque id of the claim") String claimId,
        @Meaning("Opaque id of the school") String schoolId,
        @Meaning("For example 2021-autumn") String semesterId,
        @Meaning("Amount in fen") long amountFen) implements DisbursementFact {}

package afterbell.contracts.funding.disbursement.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.funding.disbursement-failed.v1", about = "The payment has failed; it may be ordered again with the same id.")
public record DisbursementFailed(
        @Meaning("Opaque id of the disbursement, one per school and semester (R17)") String disbursementId,
        @Meaning("Opaque id of the claim") String claimId,
        @Meaning("Opaque id of the school") String schoolId,
        @Meaning("For example 2021-autumn") String semesterId,
        @Meaning("Amount in fen") long amountFen) implements DisbursementFact {}

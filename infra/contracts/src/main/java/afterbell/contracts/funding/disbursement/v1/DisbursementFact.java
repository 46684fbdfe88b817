package afterbell.contracts.funding.disbursement.v1;

import afterbell.contracts.Topic;

@Topic(name = "funding.disbursement.v1", key = "school", about = "Payment of the subsidy to a school, once per semester (R17).")
public sealed interface DisbursementFact permits DisbursementOrdered, DisbursementPaid, DisbursementFailed {
    String disbursementId();

    String schoolId();

    String semesterId();
}

package afterbell.funding.disbursement.outbox;

import afterbell.contracts.funding.disbursement.v1.DisbursementFailed;
import afterbell.contracts.funding.disbursement.v1.DisbursementOrdered;
import afterbell.contracts.funding.disbursement.v1.DisbursementPaid;
import afterbell.funding.disbursement.model.Disbursement;
import afterbell.funding.disbursement.model.Disbursement.Failed;
import afterbell.funding.disbursement.model.Disbursement.Ordered;
import afterbell.funding.disbursement.model.Disbursement.Paid;
import afterbell.messaging.outbox.Outgoing;

/** Tells what happened to a disbursement in the words of the contract. */
public final class DisbursementFacts {
    private DisbursementFacts() {}

    public static Outgoing toPublish(Disbursement disbursement) {
        var order = disbursement.order();
        return new Outgoing(order.schoolId(), switch (disbursement) {
            case Ordered _ -> new DisbursementOrdered(order.id(), order.id(), order.schoolId(), order.semesterId(),
                    order.amountFen());
            case Failed _ -> new DisbursementFailed(order.id(), order.id(), order.schoolId(), order.semesterId(),
                    order.amountFen());
            case Paid _ -> new DisbursementPaid(order.id(), order.id(), order.schoolId(), order.semesterId(),
                    order.amountFen());
        });
    }
}

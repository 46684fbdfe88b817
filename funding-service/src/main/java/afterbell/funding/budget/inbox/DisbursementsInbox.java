package afterbell.funding.budget.inbox;

import org.springframework.stereotype.Component;

import afterbell.contracts.funding.disbursement.v1.DisbursementFact;
import afterbell.contracts.funding.disbursement.v1.DisbursementFailed;
import afterbell.contracts.funding.disbursement.v1.DisbursementOrdered;
import afterbell.contracts.funding.disbursement.v1.DisbursementPaid;
import afterbell.funding.budget.model.Commitment.Said;
import afterbell.funding.budget.model.Commitment.Stage;
import afterbell.funding.budget.store.Commitments;
import afterbell.funding.servedday.model.Semester;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Learns which payments are ordered and which have arrived. One that failed is still owed. */
@Component
class DisbursementsInbox implements Inbox<DisbursementFact> {
    private final Commitments commitments;

    DisbursementsInbox(Commitments commitments) {
        this.commitments = commitments;
    }

    @Override
    public Class<DisbursementFact> topic() {
        return DisbursementFact.class;
    }

    @Override
    public String projection() {
        return "committed-disbursements";
    }

    @Override
    public void on(Envelope<DisbursementFact> event) {
        var fact = event.fact();
        var said = switch (fact) {
            case DisbursementOrdered it -> new Said(event.sequence(), Stage.OWED, it.amountFen());
            case DisbursementFailed it -> new Said(event.sequence(), Stage.OWED, it.amountFen());
            case DisbursementPaid it -> new Said(event.sequence(), Stage.PAID, it.amountFen());
        };
        Semester.parse(fact.semesterId())
                .ifPresent(semester -> commitments.learnDisbursement(fact.schoolId(), semester, said));
    }

    @Override
    public void clear() {
        commitments.clearDisbursements();
    }
}

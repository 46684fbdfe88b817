package afterbell.funding.budget.inbox;

import org.springframework.stereotype.Component;

import afterbell.contracts.funding.claim.v1.ClaimApproved;
import afterbell.contracts.funding.claim.v1.ClaimFact;
import afterbell.funding.budget.model.Commitment.Said;
import afterbell.funding.budget.model.Commitment.Stage;
import afterbell.funding.budget.store.Commitments;
import afterbell.funding.servedday.model.Semester;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Learns which claims are approved: what they ask for is committed. */
@Component
class ClaimsInbox implements Inbox<ClaimFact> {
    private final Commitments commitments;

    ClaimsInbox(Commitments commitments) {
        this.commitments = commitments;
    }

    @Override
    public Class<ClaimFact> topic() {
        return ClaimFact.class;
    }

    @Override
    public String projection() {
        return "committed-claims";
    }

    @Override
    public void on(Envelope<ClaimFact> event) {
        var fact = event.fact();
        var said = fact instanceof ClaimApproved approved
                ? new Said(event.sequence(), Stage.OWED, approved.amountFen())
                : new Said(event.sequence(), Stage.OPEN, 0);
        Semester.parse(fact.semesterId())
                .ifPresent(semester -> commitments.learnClaim(fact.schoolId(), semester, said));
    }

    @Override
    public void clear() {
        commitments.clearClaims();
    }
}

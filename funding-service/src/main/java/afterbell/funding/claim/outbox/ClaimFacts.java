package afterbell.funding.claim.outbox;

import afterbell.contracts.funding.claim.v1.ClaimApproved;
import afterbell.contracts.funding.claim.v1.ClaimComputed;
import afterbell.contracts.funding.claim.v1.ClaimConfirmed;
import afterbell.contracts.funding.claim.v1.ClaimReturned;
import afterbell.funding.claim.model.Claim;
import afterbell.funding.claim.model.Claim.Approved;
import afterbell.funding.claim.model.Claim.Computed;
import afterbell.funding.claim.model.Claim.Confirmed;
import afterbell.funding.claim.model.Claim.Returned;
import afterbell.messaging.outbox.Outgoing;

/** Tells where a claim stands in the words of the contract. */
public final class ClaimFacts {
    private ClaimFacts() {}

    public static Outgoing toPublish(Claim claim) {
        var content = claim.content();
        var id = content.id();
        int pupils = content.counted().pupils();
        return new Outgoing(id.schoolId(), switch (claim) {
            case Computed _ -> new ClaimComputed(id.value(), id.schoolId(), id.semesterId(), pupils,
                    content.amountFen(), content.applied().version());
            case Confirmed _ -> new ClaimConfirmed(id.value(), id.schoolId(), id.semesterId(), pupils,
                    content.amountFen());
            case Approved _ -> new ClaimApproved(id.value(), id.schoolId(), id.semesterId(), pupils,
                    content.amountFen());
            case Returned _ -> new ClaimReturned(id.value(), id.schoolId(), id.semesterId(), pupils,
                    content.amountFen());
        });
    }
}

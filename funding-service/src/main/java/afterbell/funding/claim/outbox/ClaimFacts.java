package afterbell.funding.claim.outbox;

import afterbell.contracts.funding.claim.v1.Adjustment;
import afterbell.contracts.funding.claim.v1.AppliedPolicy;
import afterbell.contracts.funding.claim.v1.ClaimApproved;
import afterbell.contracts.funding.claim.v1.ClaimComputed;
import afterbell.contracts.funding.claim.v1.ClaimConfirmed;
import afterbell.contracts.funding.claim.v1.ClaimReturned;
import afterbell.contracts.funding.claim.v1.DaySeal;
import afterbell.contracts.funding.claim.v1.Grounds;
import afterbell.contracts.funding.claim.v1.Position;
import afterbell.contracts.funding.claim.v1.ServedRule;
import afterbell.funding.claim.model.Claim;
import afterbell.funding.claim.model.Claim.Approved;
import afterbell.funding.claim.model.Claim.Computed;
import afterbell.funding.claim.model.Claim.Confirmed;
import afterbell.funding.claim.model.Claim.Returned;
import afterbell.funding.claim.model.ClaimContent;
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
                    content.amountFen(), content.applied().version(), grounds(content));
            case Confirmed _ -> new ClaimConfirmed(id.value(), id.schoolId(), id.semesterId(), pupils,
                    content.amountFen());
            case Approved _ -> new ClaimApproved(id.value(), id.schoolId(), id.semesterId(), pupils,
                    content.amountFen());
            case Returned _ -> new ClaimReturned(id.value(), id.schoolId(), id.semesterId(), pupils,
                    content.amountFen());
        });
    }

    private static Grounds grounds(ClaimContent content) {
        var applied = content.applied();
        var grounds = content.grounds();
        var read = grounds.read()
                .stream()
                .map(it -> new Position(it.partition(), it.certainly(), it.atMost()))
                .toList();
        return new Grounds(
                new AppliedPolicy(ServedRule.valueOf(applied.rule().name()), applied.minDays(), applied.rateFen()),
                grounds.serviceDays(), content.counted().amountFen(),
                content.adjustments().stream().map(it -> new Adjustment(it.semesterId(), it.amountFen())).toList(),
                content.digest(),
                grounds.seals()
                        .stream()
                        .map(it -> new DaySeal(it.day(), it.number(), it.entries(), it.root()))
                        .toList(),
                read.isEmpty() ? null : read);
    }
}

package afterbell.funding.claim;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Service;

import afterbell.funding.claim.model.Claim;
import afterbell.funding.claim.model.Claim.Computed;
import afterbell.funding.claim.model.ClaimContent.Decision;
import afterbell.funding.claim.model.ClaimContent.Dispute;
import afterbell.funding.claim.model.ClaimId;
import afterbell.funding.claim.model.ClaimRules;
import afterbell.funding.claim.model.Review;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.version.IfMatch;

/** The school looks at its claim: it disputes what it says of a pupil, or confirms it (R17). */
@Service
public class ConfirmingClaim {
    private final ClaimMoves moves;
    private final InspectingClaim inspecting;
    private final Clock clock;

    ConfirmingClaim(ClaimMoves moves, InspectingClaim inspecting, Clock clock) {
        this.moves = moves;
        this.inspecting = inspecting;
        this.clock = clock;
    }

    /** Raised again for the same reason it is the same dispute. */
    public Versioned<Claim> dispute(ClaimId id, String pupilId, String reason, IfMatch seen, Caller caller) {
        var dispute = new Dispute(pupilId, reason, decision(caller), false);
        return moves.move(id, "claim.disputed", reason, Role.SCHOOL_ADMIN, seen, caller,
                claim -> ClaimRules.dispute(claim, dispute));
    }

    /** At this moment it is looked at for what the bureau should see. */
    public Versioned<Claim> confirm(ClaimId id, IfMatch seen, Caller caller) {
        return moves.move(id, "claim.confirmed", null, Role.SCHOOL_ADMIN, seen, caller,
                claim -> ClaimRules.confirm(claim, decision(caller),
                        claim instanceof Computed ? inspecting.inspect(claim.content()) : Review.NONE));
    }

    private Decision decision(Caller caller) {
        return new Decision(caller.subject(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}

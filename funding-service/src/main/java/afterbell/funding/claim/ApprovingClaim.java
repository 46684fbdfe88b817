package afterbell.funding.claim;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Service;

import afterbell.funding.claim.model.Claim;
import afterbell.funding.claim.model.ClaimContent.Answer;
import afterbell.funding.claim.model.ClaimContent.Decision;
import afterbell.funding.claim.model.ClaimId;
import afterbell.funding.claim.model.ClaimRules;
import afterbell.funding.claim.model.Finding.Kind;
import afterbell.funding.claim.model.Review.Acknowledgement;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.version.IfMatch;

/** The education bureau approves a claim that the school has confirmed, or returns it (R17). */
@Service
public class ApprovingClaim {
    private final ClaimMoves moves;
    private final Clock clock;

    ApprovingClaim(ClaimMoves moves, Clock clock) {
        this.moves = moves;
        this.clock = clock;
    }

    public Versioned<Claim> approve(ClaimId id, IfMatch seen, Caller caller) {
        return moves.move(id, "claim.approved", null, Role.EDUCATION_BUREAU, seen, caller,
                claim -> ClaimRules.approve(claim, decision(caller)));
    }

    /** The bureau has looked into what was found, and says why it goes on. Another note replaces the one before. */
    public Versioned<Claim> acknowledge(ClaimId id, Kind kind, String note, IfMatch seen, Caller caller) {
        return moves.move(id, "claim.finding-acknowledged", kind + ": " + note, Role.EDUCATION_BUREAU, seen, caller,
                claim -> ClaimRules.acknowledge(claim, new Acknowledgement(kind, note, decision(caller))));
    }

    /** The bureau answers what the school disputes about a pupil. */
    public Versioned<Claim> answer(ClaimId id, String pupilId, String text, IfMatch seen, Caller caller) {
        return moves.move(id, "claim.dispute-answered", text, Role.EDUCATION_BUREAU, seen, caller,
                claim -> ClaimRules.answer(claim, pupilId, new Answer(text, decision(caller))));
    }

    public Versioned<Claim> giveBack(ClaimId id, String reason, IfMatch seen, Caller caller) {
        return moves.move(id, "claim.returned", reason, Role.EDUCATION_BUREAU, seen, caller,
                claim -> ClaimRules.giveBack(claim, decision(caller), reason));
    }

    private Decision decision(Caller caller) {
        return new Decision(caller.subject(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}

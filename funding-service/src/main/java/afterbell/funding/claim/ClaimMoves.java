package afterbell.funding.claim;

import java.util.function.Function;

import org.springframework.stereotype.Service;

import afterbell.funding.claim.model.Claim;
import afterbell.funding.claim.model.ClaimId;
import afterbell.funding.claim.model.ClaimRules.Outcome;
import afterbell.funding.claim.model.ClaimRules.Outcome.Moved;
import afterbell.funding.claim.model.ClaimRules.Outcome.Refused;
import afterbell.funding.claim.model.ClaimRules.Outcome.Stands;
import afterbell.funding.claim.store.Claims;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;
import afterbell.web.version.IfMatch;

/** Loads a claim, lets a rule decide, and saves what it decides. */
@Service
class ClaimMoves {
    private final Claims claims;

    ClaimMoves(Claims claims) {
        this.claims = claims;
    }

    /**
     * @param role who may, for the claim's school
     * @param rule decides; a claim that stands there already is answered as if it had moved
     * @throws ProblemException for a claim that is not known, not in the caller's scope, of another version than the
     *                          caller has seen, or that does not move
     */
    Versioned<Claim> move(ClaimId id, Role role, IfMatch seen, Caller caller, Function<Claim, Outcome> rule) {
        SchoolScope.require(caller, id.schoolId(), role);
        var claim = claims.find(id).orElseThrow(() -> new ProblemException(ClaimProblem.UNKNOWN));
        return switch (rule.apply(claim.state())) {
            case Stands _ -> claim;
            case Refused refused -> throw ClaimProblem.of(refused.reason());
            case Moved moved -> {
                seen.check(claim.version());
                yield claims.save(claim, moved);
            }
        };
    }
}

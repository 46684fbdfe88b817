package afterbell.funding.claim;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.funding.claim.model.Claim;
import afterbell.funding.claim.model.ClaimId;
import afterbell.funding.claim.model.ClaimRules.Outcome;
import afterbell.funding.claim.model.ClaimRules.Outcome.Moved;
import afterbell.funding.claim.model.ClaimRules.Outcome.Refused;
import afterbell.funding.claim.model.ClaimRules.Outcome.Stands;
import afterbell.funding.claim.store.Claims;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;
import afterbell.web.version.IfMatch;

/** Loads a claim, lets a rule decide, and saves what it decides. */
@Service
class ClaimMoves {
    private final Claims claims;
    private final AuditLog audit;

    ClaimMoves(Claims claims, AuditLog audit) {
        this.claims = claims;
        this.audit = audit;
    }

    /**
     * @param action what is decided, for the audit log
     * @param reason in the caller's words, null where none is asked for
     * @param role who may, for the claim's school
     * @param rule decides; a claim that stands there already is answered as if it had moved
     * @throws ProblemException for a claim that is not known, not in the caller's scope, of another version than the
     *                          caller has seen, or that does not move
     */
    Versioned<Claim> move(ClaimId id, String action, @Nullable String reason, Role role, IfMatch seen, Caller caller,
            Function<Claim, Outcome> rule) {
        SchoolScope.require(caller, id.schoolId(), role);
        var claim = claims.find(id).orElseThrow(() -> new ProblemException(ClaimProblem.UNKNOWN));
        var moved = move(claim, seen, rule.apply(claim.state()));
        audit.decided(caller, action, subjectOf(id), moved.version(), "R17", reason);
        return moved;
    }

    static Subject subjectOf(ClaimId id) {
        return new Subject("claim", id.value(), id.schoolId());
    }

    private Versioned<Claim> move(Versioned<Claim> claim, IfMatch seen, Outcome outcome) {
        return switch (outcome) {
            case Stands _ -> claim;
            case Refused refused -> throw ClaimProblem.of(refused.reason());
            case Moved moved -> {
                seen.check(claim.version());
                yield claims.save(claim, moved);
            }
        };
    }
}

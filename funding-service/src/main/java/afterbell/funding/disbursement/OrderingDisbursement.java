package afterbell.funding.disbursement;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.funding.budget.ReservingAppropriation;
import afterbell.funding.claim.ClaimProblem;
import afterbell.funding.claim.model.Claim;
import afterbell.funding.claim.model.Claim.Approved;
import afterbell.funding.claim.model.ClaimId;
import afterbell.funding.claim.store.Claims;
import afterbell.funding.disbursement.model.Disbursement;
import afterbell.funding.disbursement.model.Disbursement.Order;
import afterbell.funding.disbursement.model.DisbursementRules;
import afterbell.funding.disbursement.model.DisbursementRules.Outcome.Moved;
import afterbell.funding.disbursement.model.DisbursementRules.Outcome.Refused;
import afterbell.funding.disbursement.model.DisbursementRules.Outcome.Stands;
import afterbell.funding.disbursement.store.Disbursements;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * The finance bureau orders the payment of an approved claim: once for each school and semester, for ever (R17). The
 * command that ordered it is kept with it, so that its repetition is known after any crash, and any other is refused.
 */
@Service
public class OrderingDisbursement {
    private final Claims claims;
    private final Disbursements disbursements;
    private final ReservingAppropriation appropriation;
    private final AuditLog audit;
    private final Clock clock;

    OrderingDisbursement(Claims claims, Disbursements disbursements, ReservingAppropriation appropriation,
            AuditLog audit, Clock clock) {
        this.claims = claims;
        this.disbursements = disbursements;
        this.appropriation = appropriation;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param key the command's idempotency key
     * @throws ProblemException without an approved claim, with nothing to pay, beyond the city's appropriation, or when
     *                          another command has ordered it
     */
    public Versioned<Disbursement> order(ClaimId id, String key, Caller caller) {
        var claim = claims.find(id).map(Versioned::state).orElseThrow(() -> new ProblemException(ClaimProblem.UNKNOWN));
        if (!(claim instanceof Approved)) {
            throw new ProblemException(DisbursementProblem.CLAIM_NOT_APPROVED);
        }
        var order = orderOf(claim, key, caller);
        var ordered = save(order, disbursements.find(order.id()));
        audit.decided(caller, "disbursement.ordered", subjectOf(order), ordered.state().order().attempt(), "R17", null);
        return ordered;
    }

    /**
     * Orders the payment of an approved claim in the file of a batch; again for the same batch: the same.
     *
     * @throws ProblemException with nothing to pay, or when another command has ordered it
     */
    public Versioned<Disbursement> orderInFile(Claim claim, String batchId, String by) {
        var id = claim.content().id();
        var order = new Order(id.value(), id.schoolId(), id.semesterId(), claim.content().amountFen(), batchId, 1, by,
                clock.instant().truncatedTo(ChronoUnit.MILLIS), batchId);
        return save(order, disbursements.find(order.id()));
    }

    static Subject subjectOf(Order order) {
        return new Subject("disbursement", order.id(), order.schoolId());
    }

    private Order orderOf(Claim claim, String key, Caller caller) {
        var id = claim.content().id();
        var command = String.join("\n", caller.subject(), caller.clientId(), key);
        return new Order(id.value(), id.schoolId(), id.semesterId(), claim.content().amountFen(),
                UUID.nameUUIDFromBytes(command.getBytes(StandardCharsets.UTF_8)).toString(), 1, caller.subject(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Versioned<Disbursement> save(Order order, Optional<Versioned<Disbursement>> known) {
        return switch (DisbursementRules.order(known.map(Versioned::state), order)) {
            case Stands _ -> known.orElseThrow();
            case Refused refused -> throw DisbursementProblem.of(refused.reason());
            case Moved moved -> {
                appropriation.reserve(order.semesterId(), order.id(), order.amountFen());
                try {
                    yield disbursements.save(known.<Versioned<?>>map(it -> it)
                            .orElseGet(() -> Versioned.fresh(order.id(), order)), moved.disbursement());
                } catch (OptimisticLockingFailureException _) {
                    // Somebody was first: what stands now decides.
                    yield save(order, Optional.of(disbursements.find(order.id()).orElseThrow()));
                }
            }
        };
    }
}

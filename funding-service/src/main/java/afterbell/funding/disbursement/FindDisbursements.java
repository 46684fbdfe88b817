package afterbell.funding.disbursement;

import org.springframework.stereotype.Service;

import afterbell.funding.claim.model.ClaimId;
import afterbell.funding.disbursement.model.Disbursement;
import afterbell.funding.disbursement.store.Disbursements;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds what became of the payment of a claim. */
@Service
public class FindDisbursements {
    private final Disbursements disbursements;

    FindDisbursements(Disbursements disbursements) {
        this.disbursements = disbursements;
    }

    /** @throws ProblemException if none was ordered, or the school is not in the caller's scope */
    public Versioned<Disbursement> one(ClaimId id, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), Role.SCHOOL_ADMIN, Role.EDUCATION_BUREAU, Role.FINANCE_BUREAU);
        return disbursements.find(id.value()).orElseThrow(() -> new ProblemException(DisbursementProblem.UNKNOWN));
    }
}

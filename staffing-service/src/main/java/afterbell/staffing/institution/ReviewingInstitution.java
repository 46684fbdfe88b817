package afterbell.staffing.institution;

import java.time.LocalDate;

import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.institution.model.Institution.Decision;
import afterbell.staffing.institution.model.Step;
import afterbell.staffing.institution.model.Step.Accepting;
import afterbell.staffing.institution.model.Step.Reinstating;
import afterbell.staffing.institution.model.Step.Rejecting;
import afterbell.staffing.institution.model.Step.Removing;
import afterbell.staffing.institution.model.Step.Suspending;
import afterbell.staffing.institution.store.InstitutionFile;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;

/**
 * The bureau reviews what was declared, suspends and removes (R5). A review names the version that was read, so nothing
 * is accepted that was put in its place meanwhile.
 */
@Service
public class ReviewingInstitution {
    private final InstitutionDesk desk;

    ReviewingInstitution(InstitutionDesk desk) {
        this.desk = desk;
    }

    public Versioned<InstitutionFile> accept(String institutionId, LocalDate on, IfMatch seen, Caller caller) {
        return desk.take(institutionId, new Accepting(on), known -> seen.require(known.version()),
                new InstitutionDesk.Entry("institution.accepted", null, null, caller));
    }

    public Versioned<InstitutionFile> reject(String institutionId, Decision decision, IfMatch seen, Caller caller) {
        return desk.take(institutionId, new Rejecting(decision), known -> seen.require(known.version()),
                new InstitutionDesk.Entry("institution.rejected", null, decision.reason(), caller));
    }

    public Versioned<InstitutionFile> suspend(String institutionId, Decision decision, Caller caller) {
        return decide(institutionId, new Suspending(decision), "institution.suspended", decision.reason(), caller);
    }

    public Versioned<InstitutionFile> reinstate(String institutionId, Decision decision, Caller caller) {
        return decide(institutionId, new Reinstating(decision.on()), "institution.reinstated", decision.reason(),
                caller);
    }

    public Versioned<InstitutionFile> remove(String institutionId, Decision decision, Caller caller) {
        return decide(institutionId, new Removing(decision), "institution.removed", decision.reason(), caller);
    }

    private Versioned<InstitutionFile> decide(String institutionId, Step step, String action, String reason,
            Caller caller) {
        return desk.take(institutionId, step, _ -> {}, new InstitutionDesk.Entry(action, null, reason, caller));
    }
}

package afterbell.enrollment.family;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import afterbell.confidential.Confidential;
import afterbell.enrollment.family.store.GuardianContacts;
import afterbell.enrollment.pickup.model.PickupAuthority;
import afterbell.enrollment.pickup.store.PickupAuthorities;
import afterbell.enrollment.roster.model.Pupil.OffRoll;
import afterbell.enrollment.roster.store.PupilAliases;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.problem.ProblemItem;
import afterbell.web.security.Caller;

/**
 * A guardian has a child's data deleted, once nothing is open any more: the child's key is destroyed, so that nothing
 * that is sealed opens again, here and in every backup. What counts only stays, so totals do. The guardian's bond goes
 * last: until then asking again completes what a crash left.
 */
@Service
public class ForgettingChild {
    private final Family family;
    private final List<KeptData> parts;
    private final Confidential confidential;
    private final Pupils pupils;
    private final PupilAliases aliases;
    private final PickupAuthorities authorities;
    private final GuardianContacts contacts;
    private final AuditLog audit;

    ForgettingChild(Family family, List<KeptData> parts, Confidential confidential, Pupils pupils,
            PupilAliases aliases, PickupAuthorities authorities, GuardianContacts contacts, AuditLog audit) {
        this.family = family;
        this.parts = List.copyOf(parts);
        this.confidential = confidential;
        this.pupils = pupils;
        this.aliases = aliases;
        this.authorities = authorities;
        this.contacts = contacts;
        this.audit = audit;
    }

    /** @throws ProblemException if the caller is no guardian of the child, or something is open: it says what */
    public void forget(String pupilId, Caller guardian) {
        family.requireChild(guardian, pupilId);
        requireNothingOpen(pupilId);
        var known = pupils.load(pupilId);
        audit.decided(guardian, "child.forgotten", new Subject("pupil", pupilId, null), 1, null, "asked-by-guardian");
        aliases.forget(pupilId);
        if (known.state() instanceof OffRoll gone && !gone.equals(gone.forgotten())) {
            pupils.save(known, gone.forgotten());
        }
        confidential.forget(pupilId);
        if (family.childrenOf(guardian).equals(List.of(pupilId))) {
            contacts.delete(guardian.subject());
        }
        authorities.save(authorities.load(pupilId), PickupAuthority.none(pupilId), null, null);
    }

    private void requireNothingOpen(String pupilId) {
        var open = parts.stream()
                .flatMap(it -> it.inTheWay(pupilId).stream())
                .distinct()
                .map(it -> ProblemItem.at("/pupilId", it, Map.of()))
                .toList();
        if (!open.isEmpty()) {
            throw new ProblemException(FamilyProblem.NOT_DELETABLE_YET, Map.of(), open);
        }
    }
}

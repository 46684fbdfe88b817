package afterbell.staffing.institution.outbox;

import java.util.Optional;

import afterbell.contracts.staffing.institution.v1.AcceptanceExpired;
import afterbell.contracts.staffing.institution.v1.AcceptedPeriod;
import afterbell.contracts.staffing.institution.v1.InstitutionAccepted;
import afterbell.contracts.staffing.institution.v1.InstitutionRemoved;
import afterbell.contracts.staffing.institution.v1.InstitutionSuspended;
import afterbell.contracts.staffing.institution.v1.Standing;
import afterbell.messaging.outbox.Outgoing;
import afterbell.staffing.institution.model.Institution;
import afterbell.staffing.institution.model.Institution.Accepted;
import afterbell.staffing.institution.model.Institution.Declared;
import afterbell.staffing.institution.model.Institution.Expired;
import afterbell.staffing.institution.model.Institution.Rejected;
import afterbell.staffing.institution.model.Institution.Removed;
import afterbell.staffing.institution.model.Institution.Suspended;
import afterbell.staffing.institution.model.Institution.Undeclared;

/**
 * Tells of an institution in the words of the contract: always its whole state, for the topic is compacted. Nothing is
 * told of one that was never accepted, nor why the bureau has decided as it has.
 */
public final class InstitutionFacts {
    private InstitutionFacts() {}

    /** @return what to tell after a change; nothing when no reader would see a difference */
    public static Optional<Outgoing> toPublish(Institution before, Institution after) {
        var fact = fact(after);
        return fact.equals(fact(before))
                ? Optional.empty()
                : fact.map(told -> new Outgoing(after.institutionId(), told));
    }

    private static Optional<Record> fact(Institution institution) {
        return switch (institution) {
            case Undeclared _, Declared _, Rejected _ -> Optional.empty();
            case Accepted it -> Optional.of(new InstitutionAccepted(told(it, Standing.ACCEPTED)));
            case Suspended it -> Optional.of(new InstitutionSuspended(told(it, Standing.SUSPENDED)));
            case Expired it -> Optional.of(new AcceptanceExpired(told(it, Standing.EXPIRED)));
            case Removed it -> Optional.of(new InstitutionRemoved(told(it, Standing.REMOVED)));
        };
    }

    private static afterbell.contracts.staffing.institution.v1.Institution told(Institution institution,
            Standing standing) {
        var days = institution.acceptedDays()
                .periods()
                .stream()
                .map(it -> new AcceptedPeriod(it.from(), it.until()))
                .toList();
        return new afterbell.contracts.staffing.institution.v1.Institution(institution.institutionId(),
                standing, days);
    }
}

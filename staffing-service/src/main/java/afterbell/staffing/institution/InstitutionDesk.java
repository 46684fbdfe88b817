package afterbell.staffing.institution;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.institution.model.Institution;
import afterbell.staffing.institution.model.InstitutionRules;
import afterbell.staffing.institution.model.InstitutionRules.Outcome.Refused;
import afterbell.staffing.institution.model.InstitutionRules.Outcome.Taken;
import afterbell.staffing.institution.model.Step;
import afterbell.staffing.institution.store.InstitutionFile;
import afterbell.staffing.institution.store.Institutions;
import afterbell.staffing.worker.Retrying;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.security.Caller;

/** What every step of an institution has in common: it is decided, kept with its audit entry, and told to its people. */
@Component
class InstitutionDesk {
    private final Institutions institutions;
    private final Followers followers;
    private final AuditLog auditLog;
    private final City city;
    private final Clock clock;

    InstitutionDesk(Institutions institutions, Followers followers, AuditLog auditLog, City city, Clock clock) {
        this.institutions = institutions;
        this.followers = followers;
        this.auditLog = auditLog;
        this.city = city;
        this.clock = clock;
    }

    /**
     * What is kept of a step in the audit log.
     *
     * @param schoolId the school that took it, null for the bureau
     * @param reason   in the bureau's words
     */
    record Entry(String action, @Nullable String schoolId, @Nullable String reason, Caller caller) {}

    /**
     * Takes a step. When it changes the accepted days, the people of the institution are told after the write; what a
     * crash leaves of that is swept up.
     *
     * @param check refuses, by an exception, a step that would change something and must not
     */
    Versioned<InstitutionFile> take(String institutionId, Step step, Consumer<Versioned<InstitutionFile>> check,
            Entry entry) {
        var saved = Retrying.afterLostRaces(() -> {
            var known = institutions.load(institutionId);
            var next = decide(known.state().institution(), step);
            if (next.equals(known.state().institution())) {
                return known;
            }
            check.accept(known);
            return institutions.save(known, withDays(known.state().with(next), known.state().institution()));
        });
        auditLog.decided(entry.caller(), entry.action(),
                new Subject("institution", institutionId, entry.schoolId()), saved.version(), "R5", entry.reason());
        if (saved.state().daysChangedAt() != null) {
            followers.follow(saved);
        }
        return saved;
    }

    private Institution decide(Institution institution, Step step) {
        return switch (InstitutionRules.decide(institution, step, city.today())) {
            case Taken(var next) -> next;
            case Refused(var reason) -> throw InstitutionProblem.of(reason);
        };
    }

    private InstitutionFile withDays(InstitutionFile next, Institution before) {
        return next.institution().acceptedDays().equals(before.acceptedDays())
                ? next
                : next.daysChanged(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}

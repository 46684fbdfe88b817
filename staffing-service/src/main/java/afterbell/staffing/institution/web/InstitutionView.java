package afterbell.staffing.institution.web;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.institution.model.Declaration;
import afterbell.staffing.institution.model.Evidence;
import afterbell.staffing.institution.model.Institution;
import afterbell.staffing.institution.model.Institution.Acceptance;
import afterbell.staffing.institution.model.Institution.Accepted;
import afterbell.staffing.institution.model.Institution.Decision;
import afterbell.staffing.institution.model.Institution.Expired;
import afterbell.staffing.institution.model.Institution.Rejected;
import afterbell.staffing.institution.model.Institution.Removed;
import afterbell.staffing.institution.model.Institution.Renewal;
import afterbell.staffing.institution.model.Institution.Stage;
import afterbell.staffing.institution.model.Institution.Suspended;
import afterbell.staffing.institution.store.InstitutionFile;
import afterbell.staffing.worker.model.Period;

/**
 * An institution as schools and the bureau see it.
 *
 * @param accepted    days on which its people may serve, if they are cleared
 * @param declaration for which it is accepted; absent when it never was
 * @param waiting     what waits for the bureau's review
 * @param decision    why it is rejected, suspended or removed, or why its renewal was refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InstitutionView(String institutionId, String name, Stage state, List<PeriodView> accepted,
        @Nullable DeclarationView declaration, @Nullable DeclarationView waiting, @Nullable DecisionView decision,
        long version) {

    /** Both ends included. */
    record PeriodView(LocalDate from, LocalDate until) {
        static PeriodView of(Period it) {
            return new PeriodView(it.from(), it.until());
        }
    }

    /** @param until last day for which it speaks */
    record EvidenceView(String evidenceId, LocalDate until) {
        static EvidenceView of(Evidence it) {
            return new EvidenceView(it.evidenceId(), it.until());
        }
    }

    /** @param schoolId the school that declared it, absent when the bureau did */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeclarationView(String name, @Nullable String schoolId, LocalDate on, EvidenceView publicWelfare,
            EvidenceView nonProfit, EvidenceView inclusive) {
        static DeclarationView of(Declaration it) {
            return new DeclarationView(it.name(), it.schoolId(), it.on(), EvidenceView.of(it.publicWelfare()),
                    EvidenceView.of(it.nonProfit()), EvidenceView.of(it.inclusive()));
        }
    }

    record DecisionView(LocalDate on, String reason) {}

    static InstitutionView of(Versioned<InstitutionFile> file) {
        var institution = file.state().institution();
        var decision = decision(institution);
        return new InstitutionView(file.id(), institution.declarations().getFirst().name(), institution.stage(),
                institution.acceptedDays().periods().stream().map(PeriodView::of).toList(),
                institution.inForce().map(Acceptance::declaration).map(DeclarationView::of).orElse(null),
                institution.waiting().map(DeclarationView::of).orElse(null),
                decision == null ? null : new DecisionView(decision.on(), decision.reason()), file.version());
    }

    private static @Nullable Decision decision(Institution institution) {
        return switch (institution) {
            case Rejected it -> it.decision();
            case Suspended it -> it.decision();
            case Removed it -> it.decision();
            case Accepted(var _, var _, var _, Renewal.Refused(var _, var decision)) -> decision;
            case Expired(var _, var _, var _, Renewal.Refused(var _, var decision)) -> decision;
            default -> null;
        };
    }
}

package afterbell.funding.claim.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.funding.claim.model.Claim;
import afterbell.funding.claim.model.Claim.Approved;
import afterbell.funding.claim.model.Claim.Computed;
import afterbell.funding.claim.model.Claim.Confirmed;
import afterbell.funding.claim.model.Claim.Returned;
import afterbell.funding.claim.model.ClaimContent;
import afterbell.funding.claim.model.ClaimContent.Adjustment;
import afterbell.funding.claim.model.ClaimContent.Decision;
import afterbell.funding.claim.model.ClaimContent.Dispute;
import afterbell.funding.claim.model.ClaimContent.Line;
import afterbell.funding.semester.model.ServedRule;
import afterbell.messaging.outbox.Versioned;

/**
 * A claim as its readers see it.
 *
 * @param pupils     pupils counted (R16)
 * @param countedFen the subsidy for them
 * @param amountFen  what is claimed: with adjustments, never below zero (R17)
 * @param carriedFen what the school still owes, zero or below; taken into the next claim
 * @param served     pupils whom the school served, counted or not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClaimView(String claimId, String schoolId, String semesterId, State state, long version, int policyVersion,
        ServedRule servedRule, int minDays, long semesterRateFen, int serviceDays, int served, int pupils,
        long countedFen, List<Adjustment> adjustments, long amountFen, long carriedFen, List<DisputeView> disputes,
        @Nullable DecisionView confirmed, @Nullable DecisionView approved, @Nullable DecisionView returned,
        @Nullable String reason) {

    /** How far the claim is. */
    enum State {
        COMPUTED,
        CONFIRMED,
        APPROVED,
        RETURNED
    }

    record DecisionView(String by, Instant at) {
        static DecisionView of(Decision decision) {
            return new DecisionView(decision.by(), decision.at());
        }
    }

    record DisputeView(String pupilId, String reason, String by, Instant at, boolean answered) {
        static DisputeView of(Dispute dispute) {
            return new DisputeView(dispute.pupilId(), dispute.reason(), dispute.raised().by(), dispute.raised().at(),
                    dispute.answered());
        }
    }

    record PupilView(String pupilId, int days, LocalDate firstDay, boolean counted, boolean paidElsewhere) {
        static PupilView of(Line line) {
            return new PupilView(line.pupilId(), line.days(), line.firstDay(), line.counted(), line.paidElsewhere());
        }
    }

    static State stateOf(Claim claim) {
        return switch (claim) {
            case Computed _ -> State.COMPUTED;
            case Confirmed _ -> State.CONFIRMED;
            case Approved _ -> State.APPROVED;
            case Returned _ -> State.RETURNED;
        };
    }

    static ClaimView of(Versioned<Claim> claim) {
        return switch (claim.state()) {
            case Computed(var content) -> of(claim, content, null, null, null, null);
            case Confirmed(var content, var confirmed) -> of(claim, content, confirmed, null, null, null);
            case Approved(var content, var confirmed, var approved) -> of(claim, content, confirmed, approved, null,
                    null);
            case Returned(var content, var confirmed, var returned, var reason) -> of(claim, content, confirmed, null,
                    returned, reason);
        };
    }

    private static ClaimView of(Versioned<Claim> claim, ClaimContent content, @Nullable Decision confirmed,
            @Nullable Decision approved, @Nullable Decision returned, @Nullable String reason) {
        var applied = content.applied();
        return new ClaimView(content.id().value(), content.id().schoolId(), content.id().semesterId(),
                stateOf(claim.state()), claim.version(), applied.version(), applied.rule(), applied.minDays(),
                applied.rateFen(), applied.serviceDays(), content.pupils().size(), content.counted().pupils(),
                content.counted().amountFen(), content.adjustments(), content.amountFen(), content.carriedFen(),
                content.disputes().stream().map(DisputeView::of).toList(), view(confirmed), view(approved),
                view(returned), reason);
    }

    private static @Nullable DecisionView view(@Nullable Decision decision) {
        return decision == null ? null : DecisionView.of(decision);
    }
}

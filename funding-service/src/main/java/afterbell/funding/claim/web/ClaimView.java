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
import afterbell.funding.claim.model.Finding;
import afterbell.funding.claim.model.Finding.Evidence;
import afterbell.funding.claim.model.Finding.Kind;
import afterbell.funding.claim.model.Finding.Severity;
import afterbell.funding.claim.model.Review;
import afterbell.funding.claim.model.Review.Acknowledgement;
import afterbell.funding.seal.model.SchoolSeals.DaySeal;
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
 * @param findings   what was found when the school confirmed it
 * @param open       kinds of findings that are to be acknowledged before it is approved
 * @param sealedDays days of the school that are sealed
 * @param pupilsDigest SHA-256 over the lines of all pupils
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClaimView(String claimId, String schoolId, String semesterId, State state, long version, int policyVersion,
        ServedRule servedRule, int minDays, long semesterRateFen, int serviceDays, int served, int pupils,
        long countedFen, List<Adjustment> adjustments, long amountFen, long carriedFen, List<DisputeView> disputes,
        @Nullable DecisionView confirmed, @Nullable DecisionView approved, @Nullable DecisionView returned,
        @Nullable String reason, List<FindingView> findings, List<Kind> open, int sealedDays, String pupilsDigest) {

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

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DisputeView(String pupilId, String reason, String by, Instant at, boolean answered,
            @Nullable String answer) {
        static DisputeView of(Dispute dispute) {
            return new DisputeView(dispute.pupilId(), dispute.reason(), dispute.raised().by(), dispute.raised().at(),
                    dispute.answered(), dispute.answer() == null ? null : dispute.answer().text());
        }
    }

    /** @param count how often; the evidence is read by itself */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindingView(Kind kind, Severity severity, String rule, int count, @Nullable String note,
            @Nullable DecisionView acknowledged) {
        static FindingView of(Finding finding, Review review) {
            var said = review.acknowledgementOf(finding.kind());
            return new FindingView(finding.kind(), finding.severity(), finding.kind().rule(), finding.count(),
                    said.map(Acknowledgement::note).orElse(null),
                    said.map(it -> DecisionView.of(it.decision())).orElse(null));
        }
    }

    /**
     * The first 100 places where it was found; what is not told is absent.
     *
     * @param count of all
     */
    record EvidenceView(Kind kind, Severity severity, String rule, int count, List<PlaceView> evidence) {
        static EvidenceView of(Finding finding) {
            return new EvidenceView(finding.kind(), finding.severity(), finding.kind().rule(), finding.count(),
                    finding.evidence().stream().map(PlaceView::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlaceView(@Nullable String pupilId, @Nullable LocalDate day, @Nullable String otherSchoolId, int found,
            int expected, @Nullable String what) {
        static PlaceView of(Evidence evidence) {
            return new PlaceView(evidence.pupilId(), evidence.day(), evidence.otherSchoolId(), evidence.found(),
                    evidence.expected(), evidence.what());
        }
    }

    record SealView(LocalDate day, int number, int entries, String root) {
        static SealView of(DaySeal seal) {
            return new SealView(seal.day(), seal.number(), seal.entries(), seal.root());
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
                view(returned), reason,
                content.review().findings().stream().map(it -> FindingView.of(it, content.review())).toList(),
                content.review().open(), content.grounds().seals().size(), content.digest());
    }

    private static @Nullable DecisionView view(@Nullable Decision decision) {
        return decision == null ? null : DecisionView.of(decision);
    }
}

package afterbell.funding.claim.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.claim.model.Claim;
import afterbell.funding.claim.model.Claim.Approved;
import afterbell.funding.claim.model.Claim.Computed;
import afterbell.funding.claim.model.Claim.Confirmed;
import afterbell.funding.claim.model.Claim.Returned;
import afterbell.funding.claim.model.ClaimContent;
import afterbell.funding.claim.model.ClaimContent.Adjustment;
import afterbell.funding.claim.model.ClaimContent.Answer;
import afterbell.funding.claim.model.ClaimContent.Applied;
import afterbell.funding.claim.model.ClaimContent.Decision;
import afterbell.funding.claim.model.ClaimContent.Dispute;
import afterbell.funding.claim.model.ClaimContent.Line;
import afterbell.funding.claim.model.ClaimId;
import afterbell.funding.claim.model.Counted;
import afterbell.funding.claim.model.Grounds;
import afterbell.funding.claim.model.Review;
import afterbell.funding.semester.model.ServedRule;

/** A claim on disk: about 80 bytes per pupil. */
record ClaimDocument(@Field("st") State state, @Field("sc") String schoolId, @Field("se") String semesterId,
        @Field("ap") AppliedDocument applied, @Field("n") int pupils, @Field("a") long amountFen,
        @Field("l") List<LineDocument> lines, @Field("ad") List<AdjustmentDocument> adjustments,
        @Field("ds") List<DisputeDocument> disputes, @Field("dc") @Nullable DecisionDocument confirmed,
        @Field("db") @Nullable DecisionDocument decided, @Field("re") @Nullable String reason,
        @Field("gr") @Nullable GroundsDocument grounds, @Field("rv") @Nullable ReviewDocument review) {

    /** How far the claim is. */
    enum State {
        COMPUTED,
        CONFIRMED,
        APPROVED,
        RETURNED
    }

    record AppliedDocument(@Field("v") int version, @Field("r") ServedRule rule, @Field("m") int minDays,
            @Field("f") long rateFen, @Field("d") int serviceDays) {}

    /**
     * @param firstDay days since 1970-01-01
     * @param flags    1 counted, 2 paid elsewhere
     */
    record LineDocument(@Field("p") String pupilId, @Field("d") int days, @Field("f") int firstDay,
            @Field("k") int flags) {
        private static final int COUNTED = 1;
        private static final int PAID_ELSEWHERE = 2;

        static LineDocument of(Line line) {
            return new LineDocument(line.pupilId(), line.days(), Math.toIntExact(line.firstDay().toEpochDay()),
                    (line.counted() ? COUNTED : 0) | (line.paidElsewhere() ? PAID_ELSEWHERE : 0));
        }

        Line toLine() {
            return new Line(pupilId, days, LocalDate.ofEpochDay(firstDay), (flags & COUNTED) != 0,
                    (flags & PAID_ELSEWHERE) != 0);
        }
    }

    record AdjustmentDocument(@Field("se") String semesterId, @Field("a") long amountFen) {}

    record DecisionDocument(@Field("b") String by, @Field("t") Instant at) {
        static DecisionDocument of(Decision decision) {
            return new DecisionDocument(decision.by(), decision.at());
        }

        Decision toDecision() {
            return new Decision(by, at);
        }
    }

    record DisputeDocument(@Field("p") String pupilId, @Field("r") String reason, @Field("d") DecisionDocument raised,
            @Field("a") boolean answered, @Field("t") @Nullable String text,
            @Field("b") @Nullable DecisionDocument by) {
        static DisputeDocument of(Dispute dispute) {
            var answer = dispute.answer();
            return new DisputeDocument(dispute.pupilId(), dispute.reason(), DecisionDocument.of(dispute.raised()),
                    dispute.answered(), answer == null ? null : answer.text(),
                    answer == null ? null : DecisionDocument.of(answer.decision()));
        }

        Dispute toDispute() {
            return new Dispute(pupilId, reason, raised.toDecision(), answered,
                    text == null || by == null ? null : new Answer(text, by.toDecision()));
        }
    }

    static ClaimDocument of(Claim claim) {
        return switch (claim) {
            case Computed(var content) -> of(State.COMPUTED, content, null, null, null);
            case Confirmed(var content, var confirmed) -> of(State.CONFIRMED, content, confirmed, null, null);
            case Approved(var content, var confirmed, var approved) -> of(State.APPROVED, content, confirmed, approved,
                    null);
            case Returned(var content, var confirmed, var returned, var why) -> of(State.RETURNED, content, confirmed,
                    returned, why);
        };
    }

    private static ClaimDocument of(State state, ClaimContent content, @Nullable Decision confirmed,
            @Nullable Decision decided, @Nullable String reason) {
        var applied = content.applied();
        return new ClaimDocument(state, content.id().schoolId(), content.id().semesterId(),
                new AppliedDocument(applied.version(), applied.rule(), applied.minDays(), applied.rateFen(),
                        applied.serviceDays()),
                content.counted().pupils(), content.counted().amountFen(),
                content.pupils().stream().map(LineDocument::of).toList(),
                content.adjustments()
                        .stream()
                        .map(it -> new AdjustmentDocument(it.semesterId(), it.amountFen()))
                        .toList(),
                content.disputes().stream().map(DisputeDocument::of).toList(),
                confirmed == null ? null : DecisionDocument.of(confirmed),
                decided == null ? null : DecisionDocument.of(decided), reason,
                GroundsDocument.of(content.grounds()), ReviewDocument.of(content.review()));
    }

    Claim toClaim() {
        return switch (state) {
            case COMPUTED -> new Computed(content());
            case CONFIRMED -> new Confirmed(content(), decision(confirmed));
            case APPROVED -> new Approved(content(), decision(confirmed), decision(decided));
            case RETURNED -> new Returned(content(), decision(confirmed), decision(decided),
                    Objects.requireNonNull(reason));
        };
    }

    private static Decision decision(@Nullable DecisionDocument decision) {
        return Objects.requireNonNull(decision).toDecision();
    }

    private ClaimContent content() {
        return new ClaimContent(new ClaimId(schoolId, semesterId),
                new Applied(applied.version(), applied.rule(), applied.minDays(), applied.rateFen(),
                        applied.serviceDays()),
                lines.stream().map(LineDocument::toLine).toList(), new Counted(pupils, amountFen),
                adjustments.stream().map(it -> new Adjustment(it.semesterId(), it.amountFen())).toList(),
                disputes.stream().map(DisputeDocument::toDispute).toList(),
                grounds == null ? Grounds.NONE : grounds.toGrounds(),
                review == null ? Review.NONE : review.toReview());
    }
}

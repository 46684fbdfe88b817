package afterbell.funding.claim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import afterbell.funding.claim.model.Claim.Approved;
import afterbell.funding.claim.model.Claim.Computed;
import afterbell.funding.claim.model.Claim.Confirmed;
import afterbell.funding.claim.model.Claim.Returned;
import afterbell.funding.claim.model.ClaimContent.Adjustment;
import afterbell.funding.claim.model.ClaimContent.Answer;
import afterbell.funding.claim.model.ClaimContent.Applied;
import afterbell.funding.claim.model.ClaimContent.Decision;
import afterbell.funding.claim.model.ClaimContent.Dispute;
import afterbell.funding.claim.model.ClaimContent.Line;
import afterbell.funding.claim.model.ClaimRules.Outcome;
import afterbell.funding.claim.model.ClaimRules.Outcome.Moved;
import afterbell.funding.claim.model.ClaimRules.Outcome.Refused;
import afterbell.funding.claim.model.ClaimRules.Outcome.Stands;
import afterbell.funding.claim.model.ClaimRules.Refusal;
import afterbell.funding.claim.model.Finding.Evidence;
import afterbell.funding.claim.model.Finding.Kind;
import afterbell.funding.claim.model.Finding.Severity;
import afterbell.funding.claim.model.Grounds.Position;
import afterbell.funding.claim.model.Review.Acknowledgement;
import afterbell.funding.seal.model.SchoolSeals.DaySeal;
import afterbell.funding.semester.model.ServedRule;

/** R17: every move of a claim, and every one that is refused. */
class MovingAClaimTest {
    private static final Decision THEN = new Decision("somebody", Instant.parse("2022-01-22T01:00:00Z"));
    private static final Decision NOW = new Decision("another", Instant.parse("2022-01-23T01:00:00Z"));
    private static final ClaimContent ONE_PUPIL = content(1, List.of());
    private static final ClaimContent TWO_PUPILS = content(2, List.of());
    private static final Computed COMPUTED = new Computed(ONE_PUPIL);
    private static final Confirmed CONFIRMED = new Confirmed(ONE_PUPIL, THEN);
    private static final Approved APPROVED = new Approved(ONE_PUPIL, THEN, THEN);
    private static final Returned RETURNED = new Returned(ONE_PUPIL, THEN, THEN, "why");
    private static final Dispute DISPUTE = new Dispute("ann", "three days are missing", THEN, false);

    @Test
    void isComputedFromNothing() {
        assertThat(ClaimRules.compute(Optional.empty(), ONE_PUPIL)).isEqualTo(new Moved(COMPUTED, true));
    }

    @Test
    void isComputedAgainUntilItIsConfirmed() {
        assertThat(compute(COMPUTED, TWO_PUPILS)).isEqualTo(new Moved(new Computed(TWO_PUPILS), true));
        assertThat(compute(COMPUTED, ONE_PUPIL)).isEqualTo(new Stands(COMPUTED));
        assertThat(compute(RETURNED, ONE_PUPIL)).isEqualTo(new Moved(COMPUTED, true));
    }

    @Test
    void standsOnceItIsConfirmed() {
        assertThat(compute(CONFIRMED, TWO_PUPILS)).isEqualTo(new Stands(CONFIRMED));
        assertThat(compute(APPROVED, TWO_PUPILS)).isEqualTo(new Stands(APPROVED));
    }

    @Test
    void isConfirmedWhenComputed() {
        assertThat(ClaimRules.confirm(COMPUTED, NOW, Review.NONE))
                .isEqualTo(new Moved(new Confirmed(ONE_PUPIL, NOW), true));
        assertThat(ClaimRules.confirm(CONFIRMED, NOW, Review.NONE)).isEqualTo(new Stands(CONFIRMED));
        assertThat(ClaimRules.confirm(APPROVED, NOW, Review.NONE)).isEqualTo(new Refused(Refusal.APPROVED));
        assertThat(ClaimRules.confirm(RETURNED, NOW, Review.NONE)).isEqualTo(new Refused(Refusal.RETURNED));
    }

    @Test
    void isApprovedWhenConfirmed() {
        assertThat(ClaimRules.approve(CONFIRMED, NOW)).isEqualTo(new Moved(new Approved(ONE_PUPIL, THEN, NOW), true));
        assertThat(ClaimRules.approve(APPROVED, NOW)).isEqualTo(new Stands(APPROVED));
        assertThat(ClaimRules.approve(COMPUTED, NOW)).isEqualTo(new Refused(Refusal.NOT_CONFIRMED));
        assertThat(ClaimRules.approve(RETURNED, NOW)).isEqualTo(new Refused(Refusal.NOT_CONFIRMED));
    }

    @Test
    void isNotApprovedBeforeWhatWasFoundIsAcknowledged() {
        var review = new Review(List.of(finding(Kind.SERVED_WITHOUT_PLACE, Severity.SERIOUS),
                finding(Kind.TWO_SCHOOLS, Severity.NOTICE)), List.of());
        var confirmed = moved(ClaimRules.confirm(COMPUTED, THEN, review));
        assertThat(ClaimRules.approve(confirmed, NOW)).isEqualTo(new Refused(Refusal.FINDINGS_OPEN));

        var acknowledged = moved(ClaimRules.acknowledge(confirmed, said(Kind.SERVED_WITHOUT_PLACE, "seen")));
        assertThat(ClaimRules.acknowledge(acknowledged, said(Kind.SERVED_WITHOUT_PLACE, "seen")))
                .isEqualTo(new Stands(acknowledged));
        assertThat(moved(ClaimRules.approve(acknowledged, NOW))).isInstanceOf(Approved.class);
        var other = moved(ClaimRules.acknowledge(acknowledged, said(Kind.SERVED_WITHOUT_PLACE, "seen again")));
        assertThat(other.content().review().acknowledged()).singleElement()
                .satisfies(it -> assertThat(it.note()).isEqualTo("seen again"));
    }

    @Test
    void onlyWhatWasFoundAboutAConfirmedClaimIsAcknowledged() {
        var said = said(Kind.SUDDEN_JUMP, "seen");
        assertThat(ClaimRules.acknowledge(CONFIRMED, said)).isEqualTo(new Refused(Refusal.NOTHING_FOUND));
        assertThat(ClaimRules.acknowledge(COMPUTED, said)).isEqualTo(new Refused(Refusal.NOT_CONFIRMED));
        assertThat(ClaimRules.acknowledge(RETURNED, said)).isEqualTo(new Refused(Refusal.NOT_CONFIRMED));
        assertThat(ClaimRules.acknowledge(APPROVED, said)).isEqualTo(new Refused(Refusal.APPROVED));
    }

    @Test
    void theBureauAnswersADisputeUntilTheClaimIsApproved() {
        var answer = new Answer("ill that week", NOW);
        var disputed = new Confirmed(content(1, List.of(DISPUTE)), THEN);
        var answered = moved(ClaimRules.answer(disputed, "ann", answer));
        assertThat(answered.content().disputes())
                .containsExactly(new Dispute("ann", DISPUTE.reason(), THEN, true, answer));
        assertThat(ClaimRules.answer(answered, "ann", new Answer("ill that week", THEN)))
                .isEqualTo(new Stands(answered));
        assertThat(ClaimRules.answer(disputed, "bo", answer)).isEqualTo(new Refused(Refusal.NOT_DISPUTED));
        assertThat(ClaimRules.answer(APPROVED, "ann", answer)).isEqualTo(new Refused(Refusal.APPROVED));
    }

    @Test
    void readingOnInTheTopicIsNoOtherClaimAndAFurtherSealIs() {
        var day = LocalDate.of(2021, 9, 1);
        var seal = new DaySeal(day, 1, 1, "a");
        var first = ONE_PUPIL.on(new Grounds(List.of(day), List.of(seal), List.of(new Position(0, 5, 6)), List.of()));
        var later = ONE_PUPIL.on(new Grounds(List.of(day), List.of(seal), List.of(new Position(0, 9, 9)), List.of()));
        var resealed = ONE_PUPIL.on(new Grounds(List.of(day), List.of(new DaySeal(day, 2, 1, "b")),
                List.of(new Position(0, 9, 9)), List.of()));
        assertThat(compute(new Computed(first), later)).isEqualTo(new Stands(new Computed(first)));
        assertThat(compute(new Computed(first), resealed)).isEqualTo(new Moved(new Computed(resealed), true));
    }

    @Test
    void isReturnedWhenConfirmed() {
        assertThat(ClaimRules.giveBack(CONFIRMED, NOW, "gaps"))
                .isEqualTo(new Moved(new Returned(ONE_PUPIL, THEN, NOW, "gaps"), true));
        assertThat(ClaimRules.giveBack(RETURNED, NOW, "why")).isEqualTo(new Stands(RETURNED));
        assertThat(ClaimRules.giveBack(RETURNED, NOW, "gaps")).isEqualTo(new Refused(Refusal.NOT_CONFIRMED));
        assertThat(ClaimRules.giveBack(COMPUTED, NOW, "gaps")).isEqualTo(new Refused(Refusal.NOT_CONFIRMED));
        assertThat(ClaimRules.giveBack(APPROVED, NOW, "gaps")).isEqualTo(new Refused(Refusal.APPROVED));
    }

    @Test
    void isDisputedUntilItIsConfirmed() {
        var disputed = content(1, List.of(DISPUTE));
        assertThat(ClaimRules.dispute(COMPUTED, DISPUTE)).isEqualTo(new Moved(new Computed(disputed), false));
        assertThat(ClaimRules.dispute(RETURNED, DISPUTE))
                .isEqualTo(new Moved(new Returned(disputed, THEN, THEN, "why"), false));
        assertThat(ClaimRules.dispute(CONFIRMED, DISPUTE)).isEqualTo(new Refused(Refusal.CONFIRMED));
        assertThat(ClaimRules.dispute(APPROVED, DISPUTE)).isEqualTo(new Refused(Refusal.CONFIRMED));
    }

    @Test
    void theSameDisputeAgainIsOneAndAnotherReasonReplacesIt() {
        var disputed = new Computed(content(1, List.of(DISPUTE)));
        assertThat(ClaimRules.dispute(disputed, new Dispute("ann", DISPUTE.reason(), NOW, false)))
                .isEqualTo(new Stands(disputed));
        var other = new Dispute("ann", "two days", NOW, false);
        assertThat(ClaimRules.dispute(disputed, other))
                .isEqualTo(new Moved(new Computed(content(1, List.of(other))), false));
    }

    @Test
    void computingAgainAnswersWhatIsDisputed() {
        var disputed = new Computed(content(1, List.of(DISPUTE)));
        var answered = List.of(new Dispute("ann", DISPUTE.reason(), THEN, true));
        assertThat(compute(disputed, ONE_PUPIL)).isEqualTo(new Moved(new Computed(content(1, answered)), false));
        assertThat(compute(disputed, TWO_PUPILS)).isEqualTo(new Moved(new Computed(content(2, answered)), true));
        assertThat(compute(new Computed(content(1, answered)), ONE_PUPIL)).isInstanceOf(Stands.class);
    }

    @Test
    void disputesHaveALimit() {
        var many = IntStream.range(0, ClaimContent.MOST_DISPUTES)
                .mapToObj(i -> new Dispute("pupil-" + i, "why", THEN, false))
                .toList();
        assertThat(ClaimRules.dispute(new Computed(content(1, many)), DISPUTE))
                .isEqualTo(new Refused(Refusal.TOO_MANY_DISPUTES));
    }

    @Test
    void anAdjustmentIsAddedAndNeverTakesTheClaimBelowZero() {
        assertThat(adjusted(-5_000).amountFen()).isEqualTo(7_500);
        assertThat(adjusted(-5_000).carriedFen()).isZero();
        assertThat(adjusted(2_500).amountFen()).isEqualTo(15_000);
        assertThat(adjusted(-20_000).amountFen()).isZero();
        assertThat(adjusted(-20_000).carriedFen()).isEqualTo(-7_500);
    }

    private static Finding finding(Kind kind, Severity severity) {
        return new Finding(kind, severity, 1, List.of(new Evidence("ann", null, null, 1, 1, null)));
    }

    private static Acknowledgement said(Kind kind, String note) {
        return new Acknowledgement(kind, note, NOW);
    }

    private static Claim moved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Moved.class);
        return ((Moved) outcome).claim();
    }

    private static ClaimContent adjusted(long amountFen) {
        return new ClaimContent(ONE_PUPIL.id(), ONE_PUPIL.applied(), ONE_PUPIL.pupils(), ONE_PUPIL.counted(),
                List.of(new Adjustment("2021-spring", amountFen)), List.of());
    }

    private static Outcome compute(Claim claim, ClaimContent now) {
        return ClaimRules.compute(Optional.of(claim), now);
    }

    private static ClaimContent content(int pupils, List<Dispute> disputes) {
        var lines = IntStream.range(0, pupils)
                .mapToObj(i -> new Line("pupil-" + i, 3, LocalDate.of(2021, 9, 1), true, false))
                .toList();
        return new ClaimContent(new ClaimId("school-1", "2021-autumn"),
                new Applied(1, ServedRule.DISTINCT_SERVED, 1, 12_500, 98), lines,
                new Counted(pupils, pupils * 12_500L), List.of(), disputes);
    }
}

package afterbell.funding.disbursement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import afterbell.funding.disbursement.model.Disbursement.Failed;
import afterbell.funding.disbursement.model.Disbursement.Order;
import afterbell.funding.disbursement.model.Disbursement.Ordered;
import afterbell.funding.disbursement.model.Disbursement.Paid;
import afterbell.funding.disbursement.model.DisbursementRules.BankOutcome;
import afterbell.funding.disbursement.model.DisbursementRules.BankOutcome.Contradicts;
import afterbell.funding.disbursement.model.DisbursementRules.BankOutcome.Moved;
import afterbell.funding.disbursement.model.DisbursementRules.BankOutcome.Stands;
import afterbell.funding.disbursement.model.DisbursementRules.Outcome;
import afterbell.funding.disbursement.model.DisbursementRules.Refusal;

/** R15, R17: payments that go to the bank in a file. */
class PaidByTheBankOnceTest {
    private static final LocalDate DAY = LocalDate.of(2022, 2, 18);
    private static final Order IN_FIRST = order("b-1", 1);
    private static final Ordered ORDERED = new Ordered(IN_FIRST);
    private static final Failed FAILED = new Failed(IN_FIRST, "AC01");
    private static final Paid PAID = new Paid(IN_FIRST, DAY, "R-1", false);

    @Test
    void theBankPaysOrRejectsWhatIsInItsFile() {
        assertThat(DisbursementRules.settled(ORDERED, "b-1", DAY, "R-1")).isEqualTo(new Moved(PAID));
        assertThat(DisbursementRules.settled(PAID, "b-1", DAY.plusDays(1), "R-2")).isEqualTo(new Stands(PAID));
        assertThat(DisbursementRules.rejected(ORDERED, "b-1", "AC01")).isEqualTo(new Moved(FAILED));
        assertThat(DisbursementRules.rejected(FAILED, "b-1", "other")).isEqualTo(new Stands(FAILED));
    }

    @Test
    void whatItSettlesAfterAllIsPaid() {
        assertThat(DisbursementRules.settled(FAILED, "b-1", DAY, "R-1")).isEqualTo(new Moved(PAID));
        assertThat(DisbursementRules.rejected(PAID, "b-1", "AC01")).isEqualTo(new Contradicts());
    }

    @Test
    void aWordAboutAnEarlierAttemptMovesNothing() {
        var second = new Ordered(order("b-2", 2));

        assertThat(DisbursementRules.rejected(second, "b-1", "AC01")).isEqualTo(new Stands(second));
        assertThat(DisbursementRules.settled(second, "b-1", DAY, "R-1")).isEqualTo(new Contradicts());
        assertThat(DisbursementRules.settled(new Paid(order("b-2", 2), DAY, "R-2", true), "b-1", DAY, "R-1"))
                .isEqualTo(new Contradicts());
    }

    @Test
    void theBanksLastWordIsNotedWhileItIsUnderWay() {
        var pending = new Ordered(IN_FIRST, "ACSP");

        assertThat(DisbursementRules.pending(ORDERED, "b-1", "ACSP")).isEqualTo(new Moved(pending));
        assertThat(DisbursementRules.pending(pending, "b-1", "ACSP")).isEqualTo(new Stands(pending));
        assertThat(DisbursementRules.pending(PAID, "b-1", "ACSP")).isEqualTo(new Stands(PAID));
        assertThat(DisbursementRules.pending(FAILED, "b-1", "ACSP")).isEqualTo(new Stands(FAILED));
    }

    @Test
    void nobodySaysByHandWhatBecameOfIt() {
        assertThat(DisbursementRules.paid(ORDERED, DAY, "GK-1", "another"))
                .isEqualTo(new Outcome.Refused(Refusal.IN_FILE));
        assertThat(DisbursementRules.failed(ORDERED, "no")).isEqualTo(new Outcome.Refused(Refusal.IN_FILE));
    }

    @Test
    void whoOrdersByHandDoesNotSayThatItWasPaid() {
        assertThat(DisbursementRules.paid(new Ordered(order(null, 1)), DAY, "GK-1", "first"))
                .isEqualTo(new Outcome.Refused(Refusal.SAME_PERSON));
    }

    @Test
    void isTakenBackWithItsBatch() {
        assertThat(DisbursementRules.takenBack(ORDERED, "b-1", "why"))
                .isEqualTo(new Outcome.Moved(new Failed(IN_FIRST, "why")));
        assertThat(DisbursementRules.takenBack(PAID, "b-1", "why")).isEqualTo(new Outcome.Stands(PAID));
    }

    /** A bank that pays an end-to-end id once, words that are late, repeated and mixed, and a bureau that tries again. */
    @Property(tries = 2_000)
    void nothingIsPaidTwiceWhateverIsRepeatedOrLate(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int steps) {
        var random = new Random(seed);
        Optional<Disbursement> known = Optional.empty();
        Set<String> paidIn = new HashSet<>();
        for (int step = 0; step < steps; step++) {
            String batch = "b-" + random.nextInt(4);
            Optional<Disbursement> next = random.nextInt(3) == 0
                    ? ordered(known, batch)
                    : known.flatMap(it -> told(it, batch, random));
            if (next.isPresent() && next.get() instanceof Paid paid) {
                paidIn.add(paid.order().batchId() + " " + paid.reference());
            }
            known = next.or(() -> Optional.empty()).isPresent() ? next : known;
        }
        assertThat(paidIn.size()).isLessThanOrEqualTo(1);
    }

    private static Optional<Disbursement> ordered(Optional<Disbursement> known, String batch) {
        return DisbursementRules.order(known, order(batch, 1)) instanceof Outcome.Moved(var moved)
                ? Optional.of(moved)
                : Optional.empty();
    }

    private static Optional<Disbursement> told(Disbursement known, String batch, Random random) {
        BankOutcome outcome = switch (random.nextInt(3)) {
            case 0 -> DisbursementRules.settled(known, batch, DAY, "R-" + random.nextInt(100));
            case 1 -> DisbursementRules.rejected(known, batch, "AC01");
            default -> DisbursementRules.pending(known, batch, "ACSP");
        };
        return outcome instanceof Moved(var moved) ? Optional.of(moved) : Optional.empty();
    }

    private static Order order(@Nullable String batch, int attempt) {
        return new Order("school-1:2021-autumn", "school-1", "2021-autumn", 12_500, batch + "-command", attempt,
                "first", Instant.parse("2022-02-01T01:00:00Z"), batch);
    }
}

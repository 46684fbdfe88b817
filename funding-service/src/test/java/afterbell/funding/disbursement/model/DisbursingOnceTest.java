package afterbell.funding.disbursement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import afterbell.funding.disbursement.model.Disbursement.Failed;
import afterbell.funding.disbursement.model.Disbursement.Order;
import afterbell.funding.disbursement.model.Disbursement.Ordered;
import afterbell.funding.disbursement.model.Disbursement.Paid;
import afterbell.funding.disbursement.model.DisbursementRules.Outcome;
import afterbell.funding.disbursement.model.DisbursementRules.Outcome.Moved;
import afterbell.funding.disbursement.model.DisbursementRules.Outcome.Refused;
import afterbell.funding.disbursement.model.DisbursementRules.Outcome.Stands;
import afterbell.funding.disbursement.model.DisbursementRules.Refusal;

/** R17: every move of a disbursement, and every one that is refused. */
class DisbursingOnceTest {
    private static final LocalDate DAY = LocalDate.of(2022, 2, 18);
    private static final Order FIRST = order("command-1", 1, 25_000);
    private static final Ordered ORDERED = new Ordered(FIRST);
    private static final Failed FAILED = new Failed(FIRST, "no account");
    private static final Paid PAID = new Paid(FIRST, DAY, "GK-1", false);
    private static final Paid BOOKED = new Paid(FIRST, DAY, "GK-1", true);

    @Test
    void isOrderedOnce() {
        assertThat(DisbursementRules.order(Optional.empty(), FIRST)).isEqualTo(new Moved(ORDERED));
        assertThat(order(ORDERED, "command-2")).isEqualTo(new Refused(Refusal.ALREADY_DISBURSED));
        assertThat(order(PAID, "command-2")).isEqualTo(new Refused(Refusal.ALREADY_DISBURSED));
        assertThat(order(BOOKED, "command-2")).isEqualTo(new Refused(Refusal.ALREADY_DISBURSED));
    }

    @Test
    void theCommandThatOrderedItMayBeRepeatedWhateverBecameOfIt() {
        assertThat(order(ORDERED, "command-1")).isEqualTo(new Stands(ORDERED));
        assertThat(order(FAILED, "command-1")).isEqualTo(new Stands(FAILED));
        assertThat(order(PAID, "command-1")).isEqualTo(new Stands(PAID));
    }

    @Test
    void isOrderedAgainAfterItHasFailed() {
        assertThat(order(FAILED, "command-2")).isEqualTo(new Moved(new Ordered(order("command-2", 2, 25_000))));
    }

    @Test
    void nothingIsNotDisbursed() {
        assertThat(DisbursementRules.order(Optional.empty(), order("command-1", 1, 0)))
                .isEqualTo(new Refused(Refusal.NOTHING_TO_DISBURSE));
    }

    @Test
    void isPaidWhenOrdered() {
        assertThat(DisbursementRules.paid(ORDERED, DAY, "GK-1", "another")).isEqualTo(new Moved(PAID));
        assertThat(DisbursementRules.paid(PAID, DAY, "GK-1", "another")).isEqualTo(new Stands(PAID));
        assertThat(DisbursementRules.paid(BOOKED, DAY, "GK-1", "another")).isEqualTo(new Stands(BOOKED));
        assertThat(DisbursementRules.paid(PAID, DAY, "GK-2", "another")).isEqualTo(new Refused(Refusal.PAID));
        assertThat(DisbursementRules.paid(PAID, DAY.plusDays(1), "GK-1", "another"))
                .isEqualTo(new Refused(Refusal.PAID));
        assertThat(DisbursementRules.paid(FAILED, DAY, "GK-1", "another")).isEqualTo(new Refused(Refusal.NOT_ORDERED));
    }

    @Test
    void failsWhenOrdered() {
        assertThat(DisbursementRules.failed(ORDERED, "no account")).isEqualTo(new Moved(FAILED));
        assertThat(DisbursementRules.failed(FAILED, "no account")).isEqualTo(new Stands(FAILED));
        assertThat(DisbursementRules.failed(FAILED, "other")).isEqualTo(new Refused(Refusal.NOT_ORDERED));
        assertThat(DisbursementRules.failed(PAID, "no account")).isEqualTo(new Refused(Refusal.PAID));
        assertThat(DisbursementRules.failed(BOOKED, "no account")).isEqualTo(new Refused(Refusal.PAID));
    }

    private static Outcome order(Disbursement known, String command) {
        return DisbursementRules.order(Optional.of(known), order(command, 1, 25_000));
    }

    private static Order order(String command, int attempt, long amountFen) {
        return new Order("school-1:2021-autumn", "school-1", "2021-autumn", amountFen, command, attempt, "somebody",
                Instant.parse("2022-02-01T01:00:00Z"));
    }
}

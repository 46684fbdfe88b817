package afterbell.funding.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.AopTestUtils;

import afterbell.funding.RunningFunding;
import afterbell.funding.disbursement.model.Disbursement.Order;
import afterbell.funding.disbursement.model.Disbursement.Ordered;
import afterbell.funding.disbursement.model.Disbursement.Paid;
import afterbell.funding.disbursement.store.Disbursements;
import afterbell.funding.ledger.PostingEntries;
import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.ledger.store.Books;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/** R17: never twice, never lost, wherever the service dies. */
class KilledBetweenPaidAndBookedIT extends RunningFunding {
    private static final Caller FINANCE = new Caller("finance", "test", Set.of(Role.FINANCE_BUREAU), Set.of());
    private static final LocalDate DAY = LocalDate.of(2022, 2, 18);

    @Autowired
    private Disbursements disbursements;
    @Autowired
    private PostingEntries posting;
    @Autowired
    private PayingDisbursement paying;
    @Autowired
    private Books books;
    @Autowired
    private AuditLog audit;
    @Autowired
    private Clock clock;

    @Test
    void repeatingTheCommandBooksWhatWasPaid() {
        String school = unique("s");
        String id = ordered(school);
        assertThatThrownBy(() -> dyingBeforeTheBooking().paid(id, DAY, "GK-1", FINANCE)).hasMessage("killed");
        assertThat(fundOf(school)).isZero();

        paying.paid(id, DAY, "GK-1", FINANCE);
        paying.paid(id, DAY, "GK-1", FINANCE);
        paying.completeUnbooked();
        assertBookedOnce(school, id);
    }

    @Test
    void whatNobodyRepeatsIsBookedAllTheSame() {
        String school = unique("s");
        String id = ordered(school);
        assertThatThrownBy(() -> dyingBeforeTheBooking().paid(id, DAY, "GK-1", FINANCE)).hasMessage("killed");

        paying.completeUnbooked();
        assertBookedOnce(school, id);
    }

    @Test
    void whoDiesAfterTheBookingHasBookedOnce() {
        String school = unique("s");
        String id = ordered(school);
        Disbursements target = AopTestUtils.getUltimateTargetObject(disbursements);
        var dying = spy(target);
        doThrow(new IllegalStateException("killed")).when(dying).booked(any(), any());
        var killed = new PayingDisbursement(dying, posting, audit, clock);
        assertThatThrownBy(() -> killed.paid(id, DAY, "GK-1", FINANCE)).hasMessage("killed");
        assertThat(fundOf(school)).isEqualTo(25_000);

        paying.paid(id, DAY, "GK-1", FINANCE);
        assertBookedOnce(school, id);
    }

    private PayingDisbursement dyingBeforeTheBooking() {
        var dying = spy(posting);
        doThrow(new IllegalStateException("killed")).when(dying).postFollowing(any(), any());
        return new PayingDisbursement(disbursements, dying, audit, clock);
    }

    private String ordered(String school) {
        var order = new Order(school + ":2021-autumn", school, "2021-autumn", 25_000, "command", 1, "somebody",
                Instant.parse("2022-02-01T01:00:00Z"));
        disbursements.save(Versioned.fresh(order.id(), order), new Ordered(order));
        return order.id();
    }

    private void assertBookedOnce(String school, String id) {
        assertThat(disbursements.find(id).orElseThrow().state()).isInstanceOfSatisfying(Paid.class,
                paid -> assertThat(paid.booked()).isTrue());
        assertThat(fundOf(school)).isEqualTo(25_000);
        assertThat(books.find(school).orElseThrow().entries()).isEqualTo(1);
    }

    private long fundOf(String school) {
        return books.find(school)
                .map(book -> book.balance(Account.fund(Source.CITY_FINANCE)).balanceFen())
                .orElse(0L);
    }
}

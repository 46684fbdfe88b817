package afterbell.funding.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import afterbell.funding.RunningFunding;
import afterbell.funding.ledger.KeepingFindings;
import afterbell.funding.ledger.PostingEntries;
import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.ledger.store.Books;
import afterbell.funding.spending.DrawingUpVoucher.Wish;
import afterbell.funding.spending.model.Voucher.Id;
import afterbell.funding.spending.model.Voucher.Payee;
import afterbell.funding.spending.model.Voucher.State.Approved;
import afterbell.funding.spending.model.Voucher.State.Approving;
import afterbell.funding.spending.model.Voucher.State.Cancelled;
import afterbell.funding.spending.model.Voucher.State.Cancelling;
import afterbell.funding.spending.store.Vouchers;
import afterbell.web.audit.AuditLog;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.version.IfMatch;

/** R15: a decision and the book say the same, wherever the service dies. */
class KilledBetweenDecidingAndBookingIT extends RunningFunding {
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);
    private static final IfMatch ANY = new IfMatch(null);

    @Autowired
    private DrawingUpVoucher drawingUp;
    @Autowired
    private DecidingVoucher deciding;
    @Autowired
    private Vouchers vouchers;
    @Autowired
    private PostingEntries posting;
    @Autowired
    private KeepingFindings findings;
    @Autowired
    private Books books;
    @Autowired
    private AuditLog audit;
    @Autowired
    private Clock clock;

    @Test
    void whatNobodyRepeatsIsBookedAllTheSame() {
        var id = submitted();
        var dying = spy(posting);
        doThrow(new IllegalStateException("killed")).when(dying).postFollowing(any(), any());
        assertThatThrownBy(() -> with(dying).approve(id, ANY, caller("head", id))).hasMessage("killed");
        assertThat(vouchers.find(id).orElseThrow().state().state()).isInstanceOf(Approving.class);
        deciding.completeBegun();
        assertThat(fundOf(id)).isEqualTo(10_000);

        later().completeBegun();
        assertThat(vouchers.find(id).orElseThrow().state().state()).isInstanceOf(Approved.class);
        assertThat(fundOf(id)).isEqualTo(6_000);
    }

    @Test
    void repeatingTheCommandBooksOnceAndReversesOnce() {
        var id = submitted();
        var dying = spy(posting);
        doThrow(new IllegalStateException("killed")).when(dying).postFollowing(any(), any());
        doThrow(new IllegalStateException("killed")).when(dying).reverseFollowing(any(), any());
        assertThatThrownBy(() -> with(dying).approve(id, ANY, caller("head", id))).hasMessage("killed");
        deciding.approve(id, ANY, caller("head", id));
        deciding.approve(id, ANY, caller("head", id));
        assertThat(fundOf(id)).isEqualTo(6_000);

        assertThatThrownBy(() -> with(dying).cancel(id, "goods went back", ANY, caller("head", id)))
                .hasMessage("killed");
        assertThat(vouchers.find(id).orElseThrow().state().state()).isInstanceOf(Cancelling.class);
        deciding.cancel(id, "goods went back", ANY, caller("head", id));
        deciding.cancel(id, "goods went back", ANY, caller("head", id));
        later().completeBegun();
        assertThat(vouchers.find(id).orElseThrow().state().state()).isInstanceOf(Cancelled.class);
        assertThat(fundOf(id)).isEqualTo(10_000);
        assertThat(books.find(id.schoolId()).orElseThrow().entries()).isEqualTo(3);
    }

    private DecidingVoucher with(PostingEntries other) {
        return new DecidingVoucher(vouchers, other, findings, audit, clock);
    }

    private DecidingVoucher later() {
        return new DecidingVoucher(vouchers, posting, findings, audit, Clock.offset(clock, Duration.ofMinutes(5)));
    }

    private Id submitted() {
        var id = new Id(unique("s"), "v-1");
        posting.post(id.schoolId(), Entry.receipt("r-1", Source.DONATION, 10_000, DAY));
        drawingUp.drawUp(id, new Wish("CONSUMABLES", Source.DONATION, false, 4_000, Payee.SUPPLIER, DAY, "glue"),
                caller("clerk", id));
        drawingUp.attach(id, "%PDF-1.7 invoice".getBytes(StandardCharsets.US_ASCII), caller("clerk", id));
        drawingUp.submit(id, ANY, caller("clerk", id));
        return id;
    }

    private static Caller caller(String who, Id id) {
        return new Caller(who, "test", Set.of(Role.SCHOOL_ADMIN), Set.of(id.schoolId()));
    }

    private long fundOf(Id id) {
        return books.find(id.schoolId()).orElseThrow().balance(Account.fund(Source.DONATION)).balanceFen();
    }
}

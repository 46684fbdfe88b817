package afterbell.funding.payment;

import static afterbell.testing.Api.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.AopTestUtils;

import afterbell.contracts.enrollment.semester.v1.ServedRule;
import afterbell.funding.RunningFunding;
import afterbell.funding.bankaccount.model.BankAccount;
import afterbell.funding.bankaccount.store.BankAccounts;
import afterbell.funding.claim.store.Claims;
import afterbell.funding.disbursement.OrderingDisbursement;
import afterbell.funding.disbursement.store.Disbursements;
import afterbell.funding.payment.bank.Bank;
import afterbell.funding.payment.bank.PaymentFile;
import afterbell.funding.payment.bank.PaymentSettings;
import afterbell.funding.payment.model.PaymentBatch.Approved;
import afterbell.funding.payment.model.PaymentBatch.Collecting;
import afterbell.funding.payment.model.PaymentBatch.Payment;
import afterbell.funding.payment.store.PaymentBatches;
import afterbell.messaging.outbox.Versioned;
import afterbell.testing.Tokens;
import afterbell.web.audit.AuditLog;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.version.IfMatch;

/** R17: each school is in one file, and each file goes to the bank once, wherever the service dies. */
class KilledOnTheWayToTheBankIT extends RunningFunding {
    private static final String API = "/api/funding/v1/";
    private static final Caller FIRST = person("first");
    private static final Caller SECOND = person("second");

    @Autowired
    private Claims claims;
    @Autowired
    private Disbursements disbursements;
    @Autowired
    private OrderingDisbursement ordering;
    @Autowired
    private BankAccounts accounts;
    @Autowired
    private PaymentBatches batches;
    @Autowired
    private WithdrawingBatch withdrawing;
    @Autowired
    private PreparingBatch preparing;
    @Autowired
    private ApprovingBatch approving;
    @Autowired
    private PaymentFile file;
    @Autowired
    private Bank bank;
    @Autowired
    private PaymentSettings settings;
    @Autowired
    private AuditLog audit;
    @Autowired
    private Clock clock;

    @Test
    void aBatchThatWasHalfCollectedIsCollectedToItsEnd() {
        String semester = "2061-autumn";
        var schools = approvedClaims(semester, LocalDate.of(2061, 9, 1), 3);
        var dying = spy(ordering);
        doCallRealMethod().doThrow(new IllegalStateException("killed")).when(dying).orderInFile(any(), any(), any());
        var killed = new PreparingBatch(claims, disbursements, dying, accounts, batches, withdrawing, audit, clock);
        assertThatThrownBy(() -> killed.prepare(semester, null, FIRST)).hasMessage("killed");
        assertThat(batches.latest(semester).orElseThrow().state()).isInstanceOf(Collecting.class);

        var batch = preparing.prepare(semester, null, FIRST).batch().state();
        assertThat(batch.head().number()).isEqualTo(1);
        assertThat(batch.payments()).extracting(Payment::schoolId).containsExactlyInAnyOrderElementsOf(schools);
        assertThat(batch.payments()).allSatisfy(it -> assertThat(it.attempt()).isEqualTo(1));
    }

    @Test
    void anApprovedBatchGoesToTheBankOnce() throws IOException {
        String semester = "2062-autumn";
        approvedClaims(semester, LocalDate.of(2062, 9, 1), 1);
        String id = preparing.prepare(semester, null, FIRST).batch().id();
        var dyingBank = spy((Bank) AopTestUtils.getUltimateTargetObject(bank));
        doThrow(new IllegalStateException("killed")).when(dyingBank).handOver(any(), any());
        var beforeTheFile = new ApprovingBatch(batches, accounts, file, dyingBank, audit, clock);
        assertThatThrownBy(() -> beforeTheFile.approve(id, new IfMatch(null), SECOND)).hasMessage("killed");
        assertThat(outgoing(id)).doesNotExist();

        PaymentBatches target = AopTestUtils.getUltimateTargetObject(batches);
        var dying = spy(target);
        doThrow(new IllegalStateException("killed")).when(dying)
                .save(any(), argThat(it -> it instanceof Approved approved && approved.handedOver()));
        var afterTheFile = new ApprovingBatch(dying, accounts, file, bank, audit, clock);
        assertThatThrownBy(() -> afterTheFile.approve(id, new IfMatch(null), SECOND)).hasMessage("killed");
        assertThat(outgoing(id)).exists();
        Files.delete(outgoing(id));

        approving.handOverApproved();
        assertThat(batches.find(id).orElseThrow().state()).isInstanceOfSatisfying(Approved.class,
                it -> assertThat(it.handedOver()).isTrue());
        assertThat(outgoing(id)).doesNotExist();
    }

    private Path outgoing(String id) {
        return Objects.requireNonNull(settings.folder()).resolve("outgoing").resolve(id + ".xml");
    }

    private List<String> approvedClaims(String semester, LocalDate first, int count) {
        semester(semester, first, 14, ServedRule.DISTINCT_SERVED, 1);
        var day = first.datesUntil(first.plusDays(7)).filter(it -> it.getDayOfWeek().getValue() == 3).findFirst();
        var schools = Stream.generate(() -> unique("s")).limit(count).toList();
        for (String school : schools) {
            publish(called(school, "g" + school, day.orElseThrow(), present(unique("p"), 1)), 1);
            allBeforeIsCounted(school);
            var account = new BankAccount(school, "实验小学", "102451000012", "1602001109014567890", "somebody",
                    clock.instant());
            accounts.save(Versioned.fresh(school, account), account);
        }
        answer(api().post(Tokens.of("edu-bureau"), API + "semesters/" + semester + "/claims", Map.of()), 200);
        for (String school : schools) {
            String path = API + "schools/" + school + "/claims/" + semester;
            answer(api().post(token("school-admin", school), path + "/confirm", Map.of()), 200);
            answer(api().post(Tokens.of("edu-bureau"), path + "/approve", Map.of()), 200);
        }
        return schools;
    }

    private static Caller person(String name) {
        return new Caller(name, "test", Set.of(Role.FINANCE_BUREAU), Set.of());
    }
}

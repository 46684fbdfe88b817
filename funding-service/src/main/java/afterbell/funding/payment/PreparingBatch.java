package afterbell.funding.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.funding.bankaccount.model.BankAccount;
import afterbell.funding.bankaccount.store.BankAccounts;
import afterbell.funding.claim.model.Claim;
import afterbell.funding.claim.model.Claim.Approved;
import afterbell.funding.claim.store.Claims;
import afterbell.funding.disbursement.OrderingDisbursement;
import afterbell.funding.disbursement.model.Disbursement;
import afterbell.funding.disbursement.model.Disbursement.Failed;
import afterbell.funding.disbursement.model.Disbursement.Order;
import afterbell.funding.disbursement.model.Disbursement.Ordered;
import afterbell.funding.disbursement.store.Disbursements;
import afterbell.funding.payment.model.PaymentBatch;
import afterbell.funding.payment.model.PaymentBatch.Act;
import afterbell.funding.payment.model.PaymentBatch.Collecting;
import afterbell.funding.payment.model.PaymentBatch.Head;
import afterbell.funding.payment.model.PaymentBatch.Payment;
import afterbell.funding.payment.model.PaymentBatch.Prepared;
import afterbell.funding.payment.model.PaymentBatch.Withdrawn;
import afterbell.funding.payment.store.PaymentBatches;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * Prepares the next file of a semester: every approved claim that was not ordered yet, or whose payment has failed, of a
 * school whose account is known (R17).
 * <p>
 * The batch is begun first; then each payment is ordered for it, in the school's own document, which only one batch can be
 * given; then the batch lists what was ordered for it. Who dies in between leaves a batch that collects, and the next
 * command goes on with it. While one waits for approval no other is begun.
 */
@Service
public class PreparingBatch {
    static final int MOST_PAYMENTS = 1_000;
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final int CLAIMS_AT_ONCE = 50;

    private final Claims claims;
    private final Disbursements disbursements;
    private final OrderingDisbursement ordering;
    private final BankAccounts accounts;
    private final PaymentBatches batches;
    private final WithdrawingBatch withdrawing;
    private final AuditLog audit;
    private final Clock clock;

    PreparingBatch(Claims claims, Disbursements disbursements, OrderingDisbursement ordering, BankAccounts accounts,
            PaymentBatches batches, WithdrawingBatch withdrawing, AuditLog audit, Clock clock) {
        this.claims = claims;
        this.disbursements = disbursements;
        this.ordering = ordering;
        this.accounts = accounts;
        this.batches = batches;
        this.withdrawing = withdrawing;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param withoutAccount schools that wait for their account, found by this command
     */
    public record Result(Versioned<PaymentBatch> batch, List<String> withoutAccount) {}

    /**
     * @param executeOn day on which the bank is asked to pay; null for today
     * @throws ProblemException with nothing to pay
     */
    public Result prepare(String semesterId, @Nullable LocalDate executeOn, Caller caller) {
        var waiting = batches.latest(semesterId);
        waiting.filter(it -> it.state() instanceof Withdrawn).ifPresent(withdrawing::takeBack);
        if (waiting.isPresent() && waiting.get().state() instanceof Prepared) {
            return prepared(waiting.get(), List.of(), caller);
        }
        var payable = payable(semesterId, waiting);
        var begun = begin(semesterId, executeOn, waiting, payable, caller);
        payable.withAccount().forEach(claim -> order(claim, begun.state().head()));
        return prepared(list(begun), payable.withoutAccount(), caller);
    }

    private Result prepared(Versioned<PaymentBatch> batch, List<String> withoutAccount, Caller caller) {
        audit.decided(caller, "payment-batch.prepared", subjectOf(batch.state()), batch.version(), "R17", null);
        return new Result(batch, withoutAccount);
    }

    static Subject subjectOf(PaymentBatch batch) {
        return new Subject("payment-batch", batch.head().id(), null);
    }

    private record Payable(List<Claim> withAccount, List<String> withoutAccount) {}

    private Payable payable(String semesterId, Optional<Versioned<PaymentBatch>> waiting) {
        var open = openClaims(semesterId, waiting);
        var known = accountsOf(open.stream().map(it -> it.content().id().schoolId()).collect(Collectors.toSet()))
                .keySet();
        return new Payable(
                open.stream()
                        .filter(it -> known.contains(it.content().id().schoolId()))
                        .limit(MOST_PAYMENTS)
                        .toList(),
                open.stream()
                        .map(it -> it.content().id().schoolId())
                        .filter(it -> !known.contains(it))
                        .limit(MOST_PAYMENTS)
                        .toList());
    }

    /** Approved claims whose payment was not ordered, or has failed, or was ordered for the batch that still collects. */
    private List<Claim> openClaims(String semesterId, Optional<Versioned<PaymentBatch>> waiting) {
        var open = new ArrayList<Claim>();
        String after = "";
        for (;;) {
            var page = claims.ofSemester(semesterId, after, CLAIMS_AT_ONCE);
            var known = disbursements.find(page.stream().map(Versioned::id).toList())
                    .stream()
                    .collect(Collectors.toMap(Versioned::id, Versioned::state));
            page.stream()
                    .map(Versioned::state)
                    .filter(it -> it instanceof Approved && it.content().amountFen() > 0)
                    .filter(it -> isOpen(Optional.ofNullable(known.get(it.content().id().value())), waiting))
                    .forEach(open::add);
            if (page.size() < CLAIMS_AT_ONCE) {
                return open;
            }
            after = page.getLast().id();
        }
    }

    private static boolean isOpen(Optional<Disbursement> known, Optional<Versioned<PaymentBatch>> waiting) {
        if (known.isEmpty()) {
            return true;
        }
        return switch (known.get()) {
            case Failed _ -> true;
            case Ordered(Order order, _) -> waiting.filter(it -> it.state() instanceof Collecting)
                    .filter(it -> order.isOf(it.id()))
                    .isPresent();
            case Disbursement.Paid _ -> false;
        };
    }

    private Map<String, BankAccount> accountsOf(Set<String> schoolIds) {
        return accounts.find(schoolIds)
                .stream()
                .map(Versioned::state)
                .collect(Collectors.toMap(BankAccount::schoolId, Function.identity()));
    }

    private Versioned<PaymentBatch> begin(String semesterId, @Nullable LocalDate executeOn,
            Optional<Versioned<PaymentBatch>> waiting, Payable payable, Caller caller) {
        if (waiting.isPresent() && waiting.get().state() instanceof Collecting) {
            return waiting.get();
        }
        if (payable.withAccount().isEmpty()) {
            throw new ProblemException(PaymentProblem.NOTHING_TO_PAY,
                    Map.of("waiting", payable.withoutAccount().size()));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int number = waiting.map(it -> it.state().head().number()).orElse(0) + 1;
        var head = Head.of(semesterId, number, executeOn == null ? LocalDate.ofInstant(now, CITY) : executeOn,
                new Act(caller.subject(), now));
        var collecting = new Collecting(head);
        return batches.save(Versioned.fresh(head.id(), collecting), collecting);
    }

    /** Whom somebody else has ordered meanwhile stays with that order. */
    private void order(Claim claim, Head batch) {
        try {
            ordering.orderInFile(claim, batch.id(), batch.prepared().by());
        } catch (ProblemException _) {
            // It is paid by hand.
        }
    }

    private Versioned<PaymentBatch> list(Versioned<PaymentBatch> begun) {
        var head = begun.state().head();
        var ordered = disbursements.ofBatch(head.id(), MOST_PAYMENTS)
                .stream()
                .map(Versioned::state)
                .filter(it -> it instanceof Ordered)
                .map(Disbursement::order)
                .toList();
        var schools = new HashSet<String>();
        ordered.forEach(it -> schools.add(it.schoolId()));
        var known = accountsOf(schools);
        var payments = ordered.stream()
                .<Payment>mapMulti((it, out) -> {
                    var account = known.get(it.schoolId());
                    if (account != null) {
                        out.accept(new Payment(it.id(), it.schoolId(), it.amountFen(), it.attempt(), account));
                    }
                })
                .toList();
        if (payments.isEmpty()) {
            batches.save(begun, new Withdrawn(head, payments, head.prepared(), "nothing to pay"));
            throw new ProblemException(PaymentProblem.NOTHING_TO_PAY, Map.of("waiting", 0));
        }
        try {
            return batches.save(begun, new Prepared(head, payments));
        } catch (OptimisticLockingFailureException _) {
            // Somebody else has gone on with it.
            return batches.find(head.id()).orElseThrow();
        }
    }
}

package afterbell.funding.payment.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

import afterbell.confidential.Confidential;
import afterbell.funding.bankaccount.model.BankAccount;
import afterbell.funding.payment.model.PaymentBatch;
import afterbell.funding.payment.model.PaymentBatch.Act;
import afterbell.funding.payment.model.PaymentBatch.Approved;
import afterbell.funding.payment.model.PaymentBatch.Collecting;
import afterbell.funding.payment.model.PaymentBatch.Head;
import afterbell.funding.payment.model.PaymentBatch.Payment;
import afterbell.funding.payment.model.PaymentBatch.Prepared;
import afterbell.funding.payment.model.PaymentBatch.Withdrawn;
import afterbell.funding.payment.store.PaymentBatchDocument.ActDocument;
import afterbell.funding.payment.store.PaymentBatchDocument.PaymentDocument;
import afterbell.funding.payment.store.PaymentBatchDocument.State;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The batches of payments, each with the accounts it pays to, sealed under a key of its own. */
@Repository
public class PaymentBatches {
    static final String COLLECTION = "payment-batches";
    private static final String ACCOUNT = "account";
    private static final String BETWEEN = "\n";

    private final AggregateStore<PaymentBatchDocument> documents;
    private final Confidential confidential;

    PaymentBatches(AggregateStores stores, Confidential confidential) {
        this.documents = stores.of(COLLECTION, PaymentBatchDocument.class);
        this.confidential = confidential;
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfPaymentBatches() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-semester").on("s.se", Direction.ASC).on("s.n", Direction.ASC),
                    new Index().named("of-state").on("s.st", Direction.ASC).on("_id", Direction.ASC));
        }
    }

    public Optional<Versioned<PaymentBatch>> find(String id) {
        return documents.find(id).map(this::opened);
    }

    /** @return the batch of that semester that was begun last */
    public Optional<Versioned<PaymentBatch>> latest(String semesterId) {
        return find(Filters.eq("s.se", semesterId), Sorts.descending("s.n"), 1).stream().findFirst();
    }

    /** @param below only batches with a smaller number */
    public List<Versioned<PaymentBatch>> ofSemester(String semesterId, int below, int limit) {
        return find(Filters.and(Filters.eq("s.se", semesterId), Filters.lt("s.n", below)), Sorts.descending("s.n"),
                limit);
    }

    /** @return approved ones whose file does not lie where the bank takes it */
    public List<Versioned<PaymentBatch>> notHandedOver(int limit) {
        return find(Filters.eq("s.st", State.APPROVED.name()), Sorts.ascending("_id"), limit);
    }

    private List<Versioned<PaymentBatch>> find(Bson filter, Bson sort, int limit) {
        return documents.find(filter, sort, limit).stream().map(this::opened).toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has changed meanwhile */
    public Versioned<PaymentBatch> save(Versioned<?> before, PaymentBatch batch) {
        return documents.save(before, sealed(batch), List.of()).map(_ -> batch);
    }

    private PaymentBatchDocument sealed(PaymentBatch batch) {
        return switch (batch) {
            case Collecting(var head) -> document(State.COLLECTING, batch, head, null, null);
            case Prepared(var head, _) -> document(State.PREPARED, batch, head, null, null);
            case Approved(var head, _, var approved, var handedOver) -> document(
                    handedOver ? State.HANDED_OVER : State.APPROVED, batch, head, approved, null);
            case Withdrawn(var head, _, var withdrawn, var reason) -> document(State.WITHDRAWN, batch, head, withdrawn,
                    reason);
        };
    }

    private PaymentBatchDocument document(State state, PaymentBatch batch, Head head, @Nullable Act decided,
            @Nullable String reason) {
        return new PaymentBatchDocument(state, head.semesterId(), head.number(), head.executeOn().toString(),
                new ActDocument(head.prepared().by(), head.prepared().at()),
                decided == null ? null : new ActDocument(decided.by(), decided.at()), reason,
                batch.payments().stream().map(it -> sealed(head.id(), it)).toList());
    }

    private PaymentDocument sealed(String batchId, Payment payment) {
        var account = payment.account();
        return new PaymentDocument(payment.disbursementId(), payment.schoolId(), payment.amountFen(),
                payment.attempt(), account.bankCode(),
                confidential.seal(subject(batchId), ACCOUNT, account.number() + BETWEEN + account.holder()),
                account.by(), account.at());
    }

    private Versioned<PaymentBatch> opened(Versioned<PaymentBatchDocument> found) {
        return found.map(it -> opened(found.id(), it));
    }

    private PaymentBatch opened(String id, PaymentBatchDocument it) {
        var head = new Head(id, it.semesterId(), it.number(), LocalDate.parse(it.executeOn()),
                new Act(it.prepared().by(), it.prepared().at()));
        var payments = it.payments().stream().map(payment -> opened(id, payment)).toList();
        return switch (it.state()) {
            case COLLECTING -> new Collecting(head);
            case PREPARED -> new Prepared(head, payments);
            case APPROVED, HANDED_OVER -> new Approved(head, payments, act(it.decided()),
                    it.state() == State.HANDED_OVER);
            case WITHDRAWN -> new Withdrawn(head, payments, act(it.decided()), Objects.requireNonNull(it.reason()));
        };
    }

    private static Act act(@Nullable ActDocument stored) {
        var act = Objects.requireNonNull(stored);
        return new Act(act.by(), act.at());
    }

    private Payment opened(String batchId, PaymentDocument it) {
        String[] account = confidential.open(subject(batchId), ACCOUNT, it.account()).split(BETWEEN, 2);
        return new Payment(it.disbursementId(), it.schoolId(), it.amountFen(), it.attempt(), new BankAccount(
                it.schoolId(), account[1], it.bankCode(), account[0], it.enteredBy(), it.enteredAt()));
    }

    private static String subject(String batchId) {
        return "payment-batch:" + batchId;
    }
}

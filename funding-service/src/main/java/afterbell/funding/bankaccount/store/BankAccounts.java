package afterbell.funding.bankaccount.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Repository;

import afterbell.confidential.Confidential;
import afterbell.funding.bankaccount.model.BankAccount;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The schools' accounts, one per school; holder and number are sealed under one key of the whole collection. */
@Repository
public class BankAccounts {
    static final String COLLECTION = "bank-accounts";
    private static final String SUBJECT = "bank-accounts";
    private static final String HOLDER = "holder";
    private static final String NUMBER = "number";

    private final AggregateStore<BankAccountDocument> documents;
    private final Confidential confidential;

    BankAccounts(AggregateStores stores, Confidential confidential) {
        this.documents = stores.of(COLLECTION, BankAccountDocument.class);
        this.confidential = confidential;
    }

    public Optional<Versioned<BankAccount>> find(String schoolId) {
        return documents.find(schoolId).map(this::opened);
    }

    public List<Versioned<BankAccount>> find(Collection<String> schoolIds) {
        return documents.find(schoolIds).stream().map(this::opened).toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has changed meanwhile */
    public Versioned<BankAccount> save(Versioned<?> before, BankAccount account) {
        var document = new BankAccountDocument(confidential.seal(SUBJECT, HOLDER, account.holder()),
                account.bankCode(), confidential.seal(SUBJECT, NUMBER, account.number()), account.by(), account.at());
        return documents.save(before, document, List.of()).map(_ -> account);
    }

    private Versioned<BankAccount> opened(Versioned<BankAccountDocument> found) {
        return found.map(it -> new BankAccount(found.id(), confidential.open(SUBJECT, HOLDER, it.holder()),
                it.bankCode(), confidential.open(SUBJECT, NUMBER, it.number()), it.by(), it.at()));
    }
}

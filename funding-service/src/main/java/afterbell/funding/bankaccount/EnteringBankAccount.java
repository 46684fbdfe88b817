package afterbell.funding.bankaccount;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Service;

import afterbell.funding.bankaccount.model.BankAccount;
import afterbell.funding.bankaccount.store.BankAccounts;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;

/**
 * The finance bureau enters to which account a school's subsidy goes (R15). A change needs the version last seen; a batch
 * that was prepared with another account is not approved any more.
 */
@Service
public class EnteringBankAccount {
    private final BankAccounts accounts;
    private final AuditLog audit;
    private final Clock clock;

    EnteringBankAccount(BankAccounts accounts, AuditLog audit, Clock clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws afterbell.web.problem.ProblemException if another account is known and the version is not, or is old */
    public Versioned<BankAccount> enter(String schoolId, String holder, String bankCode, String number,
            IfMatch ifMatch, Caller caller) {
        var account = new BankAccount(schoolId, holder, bankCode, number, caller.subject(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var known = accounts.find(schoolId);
        if (known.isPresent() && known.get().state().isSameAs(account)) {
            return entered(known.get(), caller);
        }
        known.ifPresent(it -> ifMatch.require(it.version()));
        Versioned<?> before = known.isPresent() ? known.get() : Versioned.fresh(schoolId, account);
        return entered(accounts.save(before, account), caller);
    }

    private Versioned<BankAccount> entered(Versioned<BankAccount> account, Caller caller) {
        audit.decided(caller, "bank-account.entered", new Subject("bank-account", account.id(), account.id()),
                account.version(), "R15", null);
        return account;
    }
}

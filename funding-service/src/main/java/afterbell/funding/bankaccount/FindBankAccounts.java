package afterbell.funding.bankaccount;

import org.springframework.stereotype.Service;

import afterbell.funding.bankaccount.model.BankAccount;
import afterbell.funding.bankaccount.store.BankAccounts;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds to which account a school's subsidy goes. */
@Service
public class FindBankAccounts {
    private final BankAccounts accounts;
    private final AuditLog audit;

    FindBankAccounts(BankAccounts accounts, AuditLog audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /** @throws ProblemException if none was entered, or the school is not in the caller's scope */
    public Versioned<BankAccount> one(String schoolId, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN, Role.FINANCE_BUREAU);
        var found = accounts.find(schoolId).orElseThrow(() -> new ProblemException(BankAccountProblem.UNKNOWN));
        audit.read(caller, "bank-account", new Subject("bank-account", schoolId, schoolId));
        return found;
    }
}

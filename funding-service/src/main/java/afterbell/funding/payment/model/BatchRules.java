package afterbell.funding.payment.model;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

import afterbell.funding.bankaccount.model.BankAccount;
import afterbell.funding.payment.model.PaymentBatch.Act;
import afterbell.funding.payment.model.PaymentBatch.Approved;
import afterbell.funding.payment.model.PaymentBatch.Collecting;
import afterbell.funding.payment.model.PaymentBatch.Prepared;
import afterbell.funding.payment.model.PaymentBatch.Withdrawn;

/** Decides how a batch moves: prepared by one person → approved by another, or withdrawn. */
public final class BatchRules {
    private BatchRules() {}

    /** What becomes of a command. */
    public sealed interface Outcome {
        record Moved(PaymentBatch batch) implements Outcome {}

        /** It stands already where the command would bring it. */
        record Stands(PaymentBatch batch) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    /** Why a batch does not move. */
    public enum Refusal {
        /** Its payments are still being collected. */
        NOT_PREPARED,
        /** Who has prepared it does not approve it (R15). */
        SAME_PERSON,
        /** A school's account was changed after the batch was prepared. */
        ACCOUNT_CHANGED,
        /** What was approved goes to the bank. */
        APPROVED,
        WITHDRAWN
    }

    /** @param accounts of the schools, as they are now */
    public static Outcome approve(PaymentBatch batch, Act act, Collection<BankAccount> accounts) {
        return switch (batch) {
            case Collecting _ -> new Outcome.Refused(Refusal.NOT_PREPARED);
            case Prepared prepared when prepared.head().prepared().by().equals(act.by()) -> new Outcome.Refused(
                    Refusal.SAME_PERSON);
            case Prepared prepared when !accountsAreUnchanged(prepared, accounts) -> new Outcome.Refused(
                    Refusal.ACCOUNT_CHANGED);
            case Prepared(var head, var payments) -> new Outcome.Moved(new Approved(head, payments, act, false));
            case Approved approved -> new Outcome.Stands(approved);
            case Withdrawn _ -> new Outcome.Refused(Refusal.WITHDRAWN);
        };
    }

    static boolean accountsAreUnchanged(Prepared prepared, Collection<BankAccount> accounts) {
        var bySchool = accounts.stream().collect(Collectors.toMap(BankAccount::schoolId, Function.identity()));
        return prepared.payments().stream().allMatch(payment -> {
            var now = bySchool.get(payment.schoolId());
            return now != null && now.isSameAs(payment.account());
        });
    }

    public static Outcome withdraw(PaymentBatch batch, Act act, String reason) {
        return switch (batch) {
            case Collecting(var head) -> new Outcome.Moved(new Withdrawn(head, batch.payments(), act, reason));
            case Prepared(var head, var payments) -> new Outcome.Moved(new Withdrawn(head, payments, act, reason));
            case Approved _ -> new Outcome.Refused(Refusal.APPROVED);
            case Withdrawn withdrawn -> new Outcome.Stands(withdrawn);
        };
    }
}

package afterbell.funding.labour.outbox;

import afterbell.contracts.funding.labour.v1.StatementFiled;
import afterbell.funding.labour.model.Statement.Content;
import afterbell.messaging.outbox.Outgoing;

/** Tells what was filed in the words of the contract. */
public final class LabourFacts {
    private LabourFacts() {}

    public static Outgoing filed(Content content) {
        var id = content.id();
        return new Outgoing(id.schoolId(), new StatementFiled(id.value(), id.schoolId(), id.month().toString(),
                content.workersPaid(), content.classHours(), content.amountFen(),
                id.supplement() == 0 ? null : id.supplement()));
    }
}

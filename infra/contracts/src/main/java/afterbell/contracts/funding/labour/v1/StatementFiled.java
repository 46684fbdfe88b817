package afterbell.contracts.funding.labour.v1;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.funding.statement-filed.v1", about = "The school has filed a month's labour statement.")
public record StatementFiled(@Meaning("Opaque id of the statement") String statementId,
        @Meaning("Opaque id of the school") String schoolId,
        @Meaning("For example 2021-09") String month,
        @Meaning("Workers paid") int workers,
        @Meaning("Class hours paid, at most the policy's per worker and day (R19)") int classHours,
        @Meaning("Amount in fen; of a supplement what is added, below zero what came back") long amountFen,
        @Meaning("1, 2 … for what has changed after the month's statement was filed; absent for that statement") @Nullable Integer supplement)
        implements LabourFact {}

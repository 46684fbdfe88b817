package afterbell.funding.labour.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.funding.labour.FindStatements.Found;
import afterbell.funding.labour.model.Statement;
import afterbell.funding.labour.model.Statement.Act;
import afterbell.funding.labour.model.Statement.Approved;
import afterbell.funding.labour.model.Statement.Content;
import afterbell.funding.labour.model.Statement.Filed;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.labour.model.Statement.Line;
import afterbell.funding.labour.model.Statement.Open;
import afterbell.funding.labour.model.Statement.Paying;
import afterbell.funding.labour.model.Statement.Payment;
import afterbell.funding.labour.model.Statement.Submitted;
import afterbell.funding.labour.model.Statement.Terms;
import afterbell.funding.ledger.model.Source;

/**
 * A statement as its readers see it.
 *
 * @param statementId           as it is called in addresses: the month, of a supplement with its number
 * @param workersPaid           workers who are paid, or give back
 * @param classHours            class hours paid
 * @param amountFen             of a supplement what is to be added to the statements before; below zero what comes back
 * @param outsidePerformancePay always: labour fees are no part of the performance-pay total (R18)
 * @param submittedBy           who has handed it in
 * @param approvedBy            second person
 * @param paidOn                absent where there was nothing to pay
 * @param returnedBecause       why it was given back, until it is handed in again
 * @param due                   what has changed since all of the month was filed: to be handed in as a supplement
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatementView(String statementId, String schoolId, String month, int supplement, State state, int workersPaid,
        int classHours, long amountFen, boolean outsidePerformancePay, @Nullable Source source,
        @Nullable String submittedBy, @Nullable Instant submittedAt, @Nullable String approvedBy,
        @Nullable Instant approvedAt, @Nullable LocalDate paidOn, @Nullable String reference,
        @Nullable String returnedBecause, @Nullable DueView due, @Nullable List<Line> workers) {

    /** How far the statement is. */
    enum State {
        DRAFT,
        SUBMITTED,
        APPROVED,
        PAYING,
        FILED
    }

    /** @param statementId under which it is handed in */
    record DueView(String statementId, int classHours, long amountFen) {
        static DueView of(Content due) {
            return new DueView(key(due.id()), due.classHours(), due.amountFen());
        }
    }

    /** The month, of a supplement with its number, as it stands in addresses. */
    static String key(Id id) {
        return id.supplement() == 0 ? id.month().toString() : id.month() + "-s" + id.supplement();
    }

    static StatementView of(Found found) {
        var view = of(found.statement().state(), found.content());
        return found.due().map(DueView::of).map(view::withDue).orElse(view);
    }

    /** Without its workers. */
    static StatementView summary(Id id, Statement statement) {
        var view = of(statement, switch (statement) {
            case Open _ -> new Content(id, List.of());
            case Submitted it -> it.content();
            case Approved it -> it.content();
            case Paying it -> it.content();
            case Filed it -> it.content();
        });
        return new StatementView(view.statementId, view.schoolId, view.month, view.supplement, view.state,
                view.workersPaid, view.classHours, view.amountFen, true, view.source, view.submittedBy,
                view.submittedAt, view.approvedBy, view.approvedAt, view.paidOn, view.reference, view.returnedBecause,
                null, null);
    }

    private StatementView withDue(DueView more) {
        return new StatementView(statementId, schoolId, month, supplement, state, workersPaid, classHours, amountFen,
                true, source, submittedBy, submittedAt, approvedBy, approvedAt, paidOn, reference, returnedBecause,
                more, workers);
    }

    private static StatementView of(Statement statement, Content content) {
        return switch (statement) {
            case Open(var because) -> of(State.DRAFT, content, null, null, null, because);
            case Submitted(_, var terms) -> of(State.SUBMITTED, content, terms, null, null, null);
            case Approved(_, var terms, var approved) -> of(State.APPROVED, content, terms, approved, null, null);
            case Paying(_, var terms, var approved, var payment) -> of(State.PAYING, content, terms, approved, payment,
                    null);
            case Filed(_, var terms, var approved, var payment) -> of(State.FILED, content, terms, approved, payment,
                    null);
        };
    }

    private static StatementView of(State state, Content content, @Nullable Terms terms, @Nullable Act approved,
            @Nullable Payment payment, @Nullable String because) {
        var id = content.id();
        return new StatementView(key(id), id.schoolId(), id.month().toString(), id.supplement(), state,
                content.workersPaid(), content.classHours(), content.amountFen(), true,
                terms == null ? null : terms.source(), terms == null ? null : terms.by(),
                terms == null ? null : terms.at(), approved == null ? null : approved.by(),
                approved == null ? null : approved.at(), payment == null ? null : payment.on(),
                payment == null ? null : payment.reference(), because, null, content.lines());
    }
}

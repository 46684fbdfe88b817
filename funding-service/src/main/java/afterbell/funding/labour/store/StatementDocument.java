package afterbell.funding.labour.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

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
 * A statement on disk.
 *
 * @param at when somebody last set about its payment, while it is being paid; before and after that, when it was handed in
 */
record StatementDocument(@Field("st") State state, @Field("sc") String schoolId, @Field("m") String month,
        @Field("n") int supplement, @Field("l") List<LineDocument> lines,
        @Field("x") List<String> requiredWorkIncomplete, @Field("s") @Nullable Source source,
        @Field("h") @Nullable ActDocument submitted, @Field("ap") @Nullable ActDocument approved,
        @Field("p") @Nullable PaymentDocument payment, @Field("re") @Nullable String returnedBecause,
        @Field("t") @Nullable Instant at) {

    /** How far the statement is. */
    enum State {
        OPEN,
        SUBMITTED,
        APPROVED,
        PAYING,
        FILED
    }

    record ActDocument(@Field("b") String by, @Field("t") Instant at) {
        static ActDocument of(Act act) {
            return new ActDocument(act.by(), act.at());
        }
    }

    record PaymentDocument(@Field("on") String on, @Field("r") String reference, @Field("b") String by,
            @Field("t") Instant at) {
        static PaymentDocument of(Payment payment) {
            return new PaymentDocument(payment.on().toString(), payment.reference(), payment.by(), payment.at());
        }

        Payment toPayment() {
            return new Payment(LocalDate.parse(on), reference, by, at);
        }
    }

    record LineDocument(@Field("w") String workerId, @Field("d") int days, @Field("m") int minutes,
            @Field("h") int classHours, @Field("a") long amountFen, @Field("x") boolean excluded) {
        static LineDocument of(Line line) {
            return new LineDocument(line.workerId(), line.days(), line.minutes(), line.classHours(), line.amountFen(),
                    line.excluded());
        }

        Line toLine() {
            return new Line(workerId, days, minutes, classHours, amountFen, excluded);
        }
    }

    static StatementDocument of(Id id, Statement statement) {
        return switch (statement) {
            case Open(var because) -> new StatementDocument(State.OPEN, id.schoolId(), id.month().toString(),
                    id.supplement(), List.of(), List.of(), null, null, null, null, because, null);
            case Submitted(var content, var terms) -> of(State.SUBMITTED, content, terms, null, null);
            case Approved(var content, var terms, var approved) -> of(State.APPROVED, content, terms, approved, null);
            case Paying(var content, var terms, var approved, var payment) -> of(State.PAYING, content, terms, approved,
                    payment);
            case Filed(var content, var terms, var approved, var payment) -> of(State.FILED, content, terms, approved,
                    payment);
        };
    }

    private static StatementDocument of(State state, Content content, Terms terms, @Nullable Act approved,
            @Nullable Payment payment) {
        var id = content.id();
        return new StatementDocument(state, id.schoolId(), id.month().toString(), id.supplement(),
                content.lines().stream().map(LineDocument::of).toList(),
                terms.requiredWorkIncomplete().stream().sorted().toList(), terms.source(),
                new ActDocument(terms.by(), terms.at()), approved == null ? null : ActDocument.of(approved),
                payment == null ? null : PaymentDocument.of(payment), null,
                payment == null ? terms.at() : payment.at());
    }

    Id id() {
        return new Id(schoolId, YearMonth.parse(month), supplement);
    }

    Statement toStatement() {
        return switch (state) {
            case OPEN -> new Open(returnedBecause);
            case SUBMITTED -> new Submitted(content(), terms());
            case APPROVED -> new Approved(content(), terms(), act());
            case PAYING -> new Paying(content(), terms(), act(), Objects.requireNonNull(payment).toPayment());
            case FILED -> new Filed(content(), terms(), act(), payment == null ? null : payment.toPayment());
        };
    }

    private Content content() {
        return new Content(id(), lines.stream().map(LineDocument::toLine).toList());
    }

    private Terms terms() {
        var by = Objects.requireNonNull(submitted);
        return new Terms(Set.copyOf(requiredWorkIncomplete), Objects.requireNonNull(source), by.by(), by.at());
    }

    private Act act() {
        var by = Objects.requireNonNull(approved);
        return new Act(by.by(), by.at());
    }
}

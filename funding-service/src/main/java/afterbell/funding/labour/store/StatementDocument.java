package afterbell.funding.labour.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.labour.model.Statement;
import afterbell.funding.labour.model.Statement.Content;
import afterbell.funding.labour.model.Statement.Filed;
import afterbell.funding.labour.model.Statement.Filing;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.labour.model.Statement.Line;
import afterbell.funding.labour.model.Statement.Open;
import afterbell.funding.labour.model.Statement.Terms;
import afterbell.funding.ledger.model.Source;

/** A statement on disk; one that is open again keeps what was tried, which nobody reads. */
record StatementDocument(@Field("st") State state, @Field("sc") String schoolId, @Field("m") String month,
        @Field("l") List<LineDocument> lines, @Field("x") List<String> requiredWorkIncomplete,
        @Field("s") Source source, @Field("on") String bookedOn, @Field("b") String by, @Field("t") Instant at) {

    /** How far the statement is. */
    enum State {
        OPEN,
        FILING,
        FILED
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

    static StatementDocument of(State state, Content content, Terms terms) {
        return new StatementDocument(state, content.id().schoolId(), content.id().month().toString(),
                content.lines().stream().map(LineDocument::of).toList(),
                terms.requiredWorkIncomplete().stream().sorted().toList(), terms.source(), terms.bookedOn().toString(),
                terms.by(), terms.at());
    }

    Statement toStatement() {
        return switch (state) {
            case OPEN -> new Open();
            case FILING -> new Filing(content(), terms());
            case FILED -> new Filed(content(), terms());
        };
    }

    private Content content() {
        return new Content(new Id(schoolId, YearMonth.parse(month)), lines.stream().map(LineDocument::toLine).toList());
    }

    private Terms terms() {
        return new Terms(Set.copyOf(requiredWorkIncomplete), source, LocalDate.parse(bookedOn), by, at);
    }
}

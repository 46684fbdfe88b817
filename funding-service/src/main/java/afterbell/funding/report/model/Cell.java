package afterbell.funding.report.model;

/** What stands in a cell of a report. */
public sealed interface Cell {
    record Words(String text) implements Cell {}

    /** Shown in yuan with two decimals. */
    record Money(long fen) implements Cell {}

    record Count(long number) implements Cell {}
}

package afterbell.enrollment.rosterfile.model;

import java.time.LocalDate;

/**
 * How a file is to be imported.
 *
 * @param dryRun only judge
 * @param today  day on which it was handed in: first day without whoever it takes off the roll
 */
public record Order(Mode mode, boolean dryRun, Missing missing, LocalDate today) {

    /** What becomes of a file with faults. */
    public enum Mode {
        /** Nothing of it is entered. */
        ALL,
        /** The good rows are entered. */
        PARTIAL
    }

    /** What becomes of pupils on the roll whom a whole roster (bulk, workbook) does not name. */
    public enum Missing {
        /** They stay, and are named in the report. */
        REPORT,
        /** They are taken off the roll (R6), unless the file has a fault. */
        LEAVE
    }
}

package afterbell.enrollment.rosterfile.model;

/**
 * What is wrong in a roster file, and where. Never the value itself.
 *
 * @param file   of the archive, or the sheet
 * @param row    from 1, the header included; 0 for the file as a whole; below 0 for what was known before the file
 * @param column as the header names it
 * @param code   short word, such as {@code orphan-row}
 */
public record FileProblem(String file, int row, String column, String code) {
    public static final String MISSING_FILE = "missing-file";
    public static final String MISSING_COLUMN = "missing-column";
    public static final String MISSING_VALUE = "missing-value";
    public static final String UNSUPPORTED_VERSION = "unsupported-version";
    public static final String DELTA_WITHOUT_BULK = "delta-without-bulk";
    public static final String MODES_MIXED = "modes-mixed";
    public static final String OTHER_SCHOOL = "other-school";
    public static final String ORPHAN_ROW = "orphan-row";
    public static final String REPEATED_ROW = "repeated-row";
    public static final String FORMULA_CELL = "formula-cell";
    public static final String UNKNOWN_GRADE = "unknown-grade";
    public static final String VALUE_TOO_LONG = "value-too-long";
    public static final String INVALID_VALUE = "invalid-value";

    /** Whether no row of the file can be trusted. */
    public boolean isOfTheWholeFile() {
        return row == 0 || code.equals(MISSING_COLUMN);
    }
}

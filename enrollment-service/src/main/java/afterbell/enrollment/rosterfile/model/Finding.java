package afterbell.enrollment.rosterfile.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A line of an import's report. Says where and of what kind a value is, never the value itself.
 *
 * @param weight  whether it is wrong or only worth knowing
 * @param file    of the archive, or the sheet; empty for what stands in no file
 * @param row     from 1, the header included; 0 for the file as a whole and for what stands in no row of it
 * @param column  as the header names it
 * @param code    short word, such as {@code orphan-row}
 * @param pupilId opaque id of the pupil, where it is known
 */
public record Finding(Weight weight, String file, int row, String column, String code, @Nullable String pupilId) {
    public static final String CLASS_CHANGED = "class-changed";
    public static final String SCHOOL_CHANGED = "school-changed";
    public static final String MISSING = "missing";
    public static final String LEFT = "left";

    public enum Weight {
        FAULT,
        NOTE
    }

    /** What kind of value stands in a column. */
    public enum Kind {
        FILE,
        ID,
        REFERENCE,
        NAME,
        PUPIL_NUMBER,
        CITIZEN_ID,
        GRADE,
        CLASS,
        DATE,
        OTHER
    }

    private static final Map<String, Kind> KINDS = Map.ofEntries(Map.entry("", Kind.FILE),
            Map.entry("sourcedId", Kind.ID), Map.entry("identifier", Kind.PUPIL_NUMBER),
            Map.entry("userMasterIdentifier", Kind.PUPIL_NUMBER), Map.entry("userIds", Kind.CITIZEN_ID),
            Map.entry("familyName", Kind.NAME), Map.entry("givenName", Kind.NAME), Map.entry("grades", Kind.GRADE),
            Map.entry("title", Kind.CLASS), Map.entry("classSourcedId", Kind.CLASS),
            Map.entry("userSourcedId", Kind.REFERENCE), Map.entry("orgSourcedId", Kind.REFERENCE),
            Map.entry("agentSourcedIds", Kind.REFERENCE), Map.entry("dateLastModified", Kind.DATE),
            Map.entry("学生姓名", Kind.NAME), Map.entry("监护人姓名", Kind.NAME), Map.entry("学籍号", Kind.PUPIL_NUMBER),
            Map.entry("身份证号", Kind.CITIZEN_ID), Map.entry("年级", Kind.GRADE), Map.entry("班级", Kind.CLASS));

    public static Finding fault(FileProblem it) {
        return new Finding(Weight.FAULT, it.file(), Math.max(0, it.row()), it.column(), it.code(), null);
    }

    public static Finding note(String code, String file, int row, String column, @Nullable String pupilId) {
        return new Finding(Weight.NOTE, file, Math.max(0, row), column, code, pupilId);
    }

    public Kind kind() {
        return KINDS.getOrDefault(column, Kind.OTHER);
    }

    /** What the school can do about it, as a short word; null where the code says it. */
    public @Nullable String remedy() {
        return switch (code) {
            case "on-roll-elsewhere" -> "other-school-enters-leaving-first";
            case MISSING -> "import-again-with-missing-leave";
            case "delta-without-bulk" -> "import-bulk-first";
            default -> null;
        };
    }
}

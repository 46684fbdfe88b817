package afterbell.enrollment.rosterfile.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

import afterbell.confidential.KeyedHash;
import afterbell.enrollment.roster.model.Source;
import afterbell.enrollment.rosterfile.RosterFileProblem;
import afterbell.enrollment.rosterfile.model.FileProblem;
import afterbell.enrollment.rosterfile.model.FormulaLike;
import afterbell.enrollment.rosterfile.reading.ReadRoster.ReadRow;
import afterbell.enrollment.rosterfile.reading.RowRules.Columns;
import afterbell.enrollment.rosterfile.reading.RowRules.Texts;
import afterbell.web.problem.ProblemException;

/**
 * Reads the first sheet of a workbook as schools keep it: instruction rows above the header, merged cells, blank rows,
 * numbers as text. Such a list has no ids of its own: a pupil's roster id is made from the keyed hash of its number.
 */
final class Spreadsheet {
    private static final String NAME = "学生姓名";
    private static final String NUMBER = "学籍号";
    private static final String CITIZEN_ID = "身份证号";
    private static final String GRADE = "年级";
    private static final String CLASS = "班级";
    private static final String[] REQUIRED = {NAME, NUMBER, GRADE, CLASS};
    private static final Columns COLUMNS = new Columns(NUMBER, NUMBER, CITIZEN_ID, NAME, GRADE, CLASS);
    private static final int MOST_ROWS_ABOVE = 30;
    private static final int MOST_COLUMNS = 50;

    private final KeyedHash hash;
    private final Merges merges;
    private final Problems problems = new Problems();

    private Spreadsheet(KeyedHash hash, Merges merges) {
        this.hash = hash;
        this.merges = merges;
    }

    static boolean is(Archive archive) {
        return archive.find("xl/workbook.xml").isPresent();
    }

    static ReadRoster read(byte[] content, Archive unpacked, KeyedHash hash) {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            var sheet = workbook.getFirstSheet();
            return new Spreadsheet(hash, Merges.ofFirstSheet(unpacked)).read(sheet);
        } catch (IOException | ExcelReaderException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new ProblemException(RosterFileProblem.UNREADABLE);
        }
    }

    private ReadRoster read(Sheet sheet) throws IOException {
        Map<String, Integer> header = Map.of();
        var above = new HashMap<String, String>();
        var read = new ArrayList<ReadRow>();
        int seen = 0;
        int count = 0;
        try (var rows = sheet.openStream()) {
            for (var row : (Iterable<Row>) rows::iterator) {
                seen++;
                if (seen > CsvTables.MOST_ROWS) {
                    throw new ProblemException(RosterFileProblem.TOO_LARGE);
                }
                if (header.isEmpty()) {
                    header = seen > MOST_ROWS_ABOVE ? header : header(row);
                } else if (!isBlank(row, header)) {
                    count++;
                    pupil(sheet.getName(), row, header, above).ifPresent(read::add);
                }
            }
        }
        if (header.isEmpty()) {
            problems.add(sheet.getName(), 0, NUMBER, FileProblem.MISSING_COLUMN);
        }
        for (var column : REQUIRED) {
            if (!header.isEmpty() && !header.containsKey(column)) {
                problems.add(sheet.getName(), 0, column, FileProblem.MISSING_COLUMN);
            }
        }
        return ReadRoster.of(count, read, problems.all());
    }

    /** The first row that names both the pupil and the number. */
    private static Map<String, Integer> header(Row row) {
        var columns = new HashMap<String, Integer>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            columns.putIfAbsent(row.getOptionalCell(i).map(Spreadsheet::text).orElse("").replace("*", "").strip(), i);
        }
        return columns.containsKey(NAME) && columns.containsKey(NUMBER) ? columns : Map.of();
    }

    private static boolean isBlank(Row row, Map<String, Integer> header) {
        return List.of(NAME, NUMBER, CITIZEN_ID)
                .stream()
                .allMatch(column -> Optional.ofNullable(header.get(column))
                        .flatMap(row::getOptionalCell)
                        .filter(cell -> !text(cell).isBlank())
                        .isEmpty());
    }

    private Optional<ReadRow> pupil(String sheet, Row row, Map<String, Integer> header, Map<String, String> above) {
        var values = new HashMap<String, String>();
        header.forEach((column, place) -> values.put(column, value(sheet, row, column, place)));
        for (var column : List.of(GRADE, CLASS)) {
            fillIn(row, column, header.get(column), values, above);
        }
        String number = values.getOrDefault(NUMBER, "");
        String rosterId = number.isEmpty() ? "x-none" : "x-" + hash.of("roster-id", number).substring(0, 24);
        return RowRules.row(sheet, row.getRowNum(), new Texts(rosterId, number, values.getOrDefault(CITIZEN_ID, ""),
                values.getOrDefault(NAME, ""), values.getOrDefault(GRADE, ""), values.getOrDefault(CLASS, ""),
                RowRules.contacts(values.getOrDefault("监护人姓名", ""), values.getOrDefault("监护人手机", ""),
                        values.getOrDefault("与学生关系", "")),
                Source.NONE),
                COLUMNS, problems);
    }

    /** A cell inside a merged one has the value of its first row. */
    private void fillIn(Row row, String column, @Nullable Integer place,
            Map<String, String> values, Map<String, String> above) {
        if (place == null) {
            return;
        }
        String value = values.getOrDefault(column, "");
        if (value.isEmpty()) {
            values.put(column, above.getOrDefault(column + merges.rowOf(row.getRowNum(), place), ""));
        } else {
            above.put(column + row.getRowNum(), value);
        }
    }

    private String value(String sheet, Row row, String column, int place) {
        var cell = row.getOptionalCell(place);
        if (cell.isEmpty()) {
            return "";
        }
        var text = text(cell.get());
        if (cell.get().getType() == CellType.FORMULA || FormulaLike.is(text)) {
            problems.add(sheet, row.getRowNum(), column, FileProblem.FORMULA_CELL);
            return "";
        }
        return text.strip();
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case STRING -> cell.asString();
            case NUMBER -> cell.asNumber().stripTrailingZeros().toPlainString();
            case BOOLEAN, EMPTY, ERROR, FORMULA -> "";
        };
    }
}

package afterbell.enrollment.rosterfile.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import afterbell.enrollment.rosterfile.RosterFileProblem;
import afterbell.enrollment.rosterfile.model.FileProblem;
import afterbell.enrollment.rosterfile.model.FormulaLike;
import afterbell.web.problem.ProblemException;

/** Reads CSV files as they are met: with a byte order mark, empty columns at the end, cells that look like formulas. */
final class CsvTables {
    static final int MOST_ROWS = 20_000;
    private static final int LONGEST_CELL = 2_000;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private CsvTables() {}

    /** @throws ProblemException if it is no CSV in UTF-8, or too large */
    static Table read(String name, byte[] content, Problems problems) {
        var text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        try (var parser = CSVParser.parse(new InputStreamReader(new ByteArrayInputStream(content), text), FORMAT)) {
            return read(name, parser, problems);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new ProblemException(RosterFileProblem.UNREADABLE);
        }
    }

    private static Table read(String name, CSVParser parser, Problems problems) {
        List<String> columns = List.of();
        var rows = new ArrayList<Table.Row>();
        for (var record : parser) {
            if (columns.isEmpty()) {
                columns = header(record);
            } else {
                rows.add(row(name, record, columns, problems));
            }
            if (rows.size() > MOST_ROWS) {
                throw new ProblemException(RosterFileProblem.TOO_LARGE);
            }
        }
        return new Table(name, columns, rows);
    }

    private static List<String> header(CSVRecord record) {
        return record.stream().map(it -> it.replace("\uFEFF", "").strip()).toList();
    }

    private static Table.Row row(String name, CSVRecord record, List<String> columns, Problems problems) {
        int number = Math.toIntExact(record.getRecordNumber());
        var values = new HashMap<String, String>();
        for (int i = 0; i < Math.min(columns.size(), record.size()); i++) {
            String value = record.get(i);
            if (FormulaLike.is(value)) {
                problems.add(name, number, columns.get(i), FileProblem.FORMULA_CELL);
            } else if (value.length() > LONGEST_CELL) {
                problems.add(name, number, columns.get(i), FileProblem.VALUE_TOO_LONG);
            } else {
                values.put(columns.get(i), value);
            }
        }
        return new Table.Row(number, values);
    }
}

package afterbell.funding.report.rendering;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import afterbell.funding.report.model.Cell;
import afterbell.funding.report.model.Cell.Count;
import afterbell.funding.report.model.Cell.Money;
import afterbell.funding.report.model.Cell.Words;
import afterbell.funding.report.model.Report;

/** RFC 4180 in UTF-8; the byte order mark tells spreadsheets so. */
final class CsvForm {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private CsvForm() {}

    static byte[] write(Report report) throws IOException {
        var text = new StringBuilder().append(BYTE_ORDER_MARK);
        try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(Cells.safe(report.title()));
            for (var line : report.lines()) {
                csv.printRecord(Cells.safe(line));
            }
            for (var table : report.tables()) {
                csv.println();
                csv.printRecord(Cells.safe(table.title()));
                csv.printRecord(table.columns().stream().map(Cells::safe).toList());
                for (var row : table.rows()) {
                    csv.printRecord(row.stream().map(CsvForm::text).toList());
                }
            }
            csv.println();
            for (var note : report.notes()) {
                csv.printRecord(Cells.safe(note));
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Words(String words) -> Cells.safe(words);
            case Money(long fen) -> Cells.yuan(fen).toPlainString();
            case Count(long number) -> Long.toString(number);
        };
    }
}

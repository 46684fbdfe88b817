package afterbell.enrollment.rosterfile.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import afterbell.enrollment.rosterfile.model.Finding;

/** A report as spreadsheets open it: with a byte order mark, and no cell that they would take for a formula. */
final class ReportCsv {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
            .setHeader("weight", "code", "file", "row", "column", "kind", "pupilId", "remedy")
            .get();

    private ReportCsv() {}

    static String of(List<Finding> findings) {
        var text = new StringBuilder("\uFEFF");
        try (var csv = new CSVPrinter(text, FORMAT)) {
            for (var it : findings) {
                csv.printRecord(it.weight(), harmless(it.code()), harmless(it.file()), it.row() == 0 ? "" : it.row(),
                        harmless(it.column()), it.kind(), it.pupilId(), it.remedy());
            }
        } catch (IOException textNeverFails) {
            throw new UncheckedIOException(textNeverFails);
        }
        return text.toString();
    }

    /** File and column names are the uploader's. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

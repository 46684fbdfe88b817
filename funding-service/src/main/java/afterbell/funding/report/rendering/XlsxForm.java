package afterbell.funding.report.rendering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import afterbell.funding.report.model.Cell;
import afterbell.funding.report.model.Cell.Count;
import afterbell.funding.report.model.Cell.Money;
import afterbell.funding.report.model.Cell.Words;
import afterbell.funding.report.model.Report;

/** One sheet; amounts are numbers with two decimals, all else is text and never a formula. */
final class XlsxForm {
    private static final String AMOUNT = "#,##0.00";
    private static final int COLUMN_WIDTH = 18;

    private XlsxForm() {}

    static byte[] write(Report report) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Afterbell", "1.0")) {
            var sheet = book.newWorksheet("report");
            int row = line(sheet, 0, report.title());
            for (var line : report.lines()) {
                row = line(sheet, row, line);
            }
            for (var table : report.tables()) {
                row = line(sheet, row + 1, table.title());
                for (int column = 0; column < table.columns().size(); column++) {
                    sheet.width(column, COLUMN_WIDTH);
                    sheet.value(row, column, Cells.safe(table.columns().get(column)));
                    sheet.style(row, column).bold().set();
                }
                row++;
                for (var cells : table.rows()) {
                    for (int column = 0; column < cells.size(); column++) {
                        put(sheet, row, column, cells.get(column));
                    }
                    row++;
                }
            }
            row++;
            for (var note : report.notes()) {
                row = line(sheet, row, note);
            }
        }
        return out.toByteArray();
    }

    private static int line(Worksheet sheet, int row, String text) {
        sheet.value(row, 0, Cells.safe(text));
        return row + 1;
    }

    private static void put(Worksheet sheet, int row, int column, Cell cell) {
        switch (cell) {
            case Words(String text) -> sheet.value(row, column, Cells.safe(text));
            case Money(long fen) -> {
                sheet.value(row, column, Cells.yuan(fen));
                sheet.style(row, column).format(AMOUNT).set();
            }
            case Count(long number) -> sheet.value(row, column, number);
        }
    }
}

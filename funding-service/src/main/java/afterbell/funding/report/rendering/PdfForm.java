package afterbell.funding.report.rendering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Objects;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

import afterbell.funding.report.model.Cell;
import afterbell.funding.report.model.Cell.Count;
import afterbell.funding.report.model.Cell.Money;
import afterbell.funding.report.model.Cell.Words;
import afterbell.funding.report.model.Report;
import afterbell.funding.report.model.Table;

/** A4 pages to print and sign, with the characters that they need embedded. */
final class PdfForm {
    private static final String FONT = "/fonts/afterbell-hans.ttf";
    private static final char NO_GLYPH = '〓';
    private static final int WIDE = 6;
    private static final float MARGIN = 40;
    private static final float TEXT = 9;
    private static final float TITLE = 16;

    private final BaseFont face;

    PdfForm() {
        try (var font = Objects.requireNonNull(PdfForm.class.getResourceAsStream(FONT))) {
            this.face = BaseFont.createFont("afterbell-hans.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED,
                    BaseFont.CACHED,
                    font.readAllBytes(), null);
        } catch (IOException broken) {
            throw new IllegalStateException("The font of printed reports cannot be read", broken);
        }
    }

    byte[] write(Report report) {
        boolean wide = report.tables().stream().anyMatch(it -> it.columns().size() > WIDE);
        var out = new ByteArrayOutputStream();
        try (var document = new Document(wide ? PageSize.A4.rotate() : PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter.getInstance(document, out).setPageEvent(new PageNumbers());
            document.open();
            document.addTitle(report.name());
            var title = new Paragraph(phrase(report.title(), TITLE));
            title.setAlignment(Element.ALIGN_CENTER);
            title.setSpacingAfter(TEXT);
            document.add(title);
            report.lines().forEach(it -> document.add(new Paragraph(phrase(it, TEXT))));
            report.tables().forEach(it -> add(document, it));
            report.notes().forEach(it -> document.add(new Paragraph(phrase(it, TEXT))));
        }
        return out.toByteArray();
    }

    private void add(Document document, Table table) {
        var heading = new Paragraph(phrase(table.title(), TEXT + 2));
        heading.setSpacingBefore(TEXT);
        heading.setSpacingAfter(TEXT / 2);
        document.add(heading);
        var printed = new PdfPTable(table.columns().size());
        printed.setWidthPercentage(100);
        printed.setHeaderRows(1);
        table.columns().forEach(it -> printed.addCell(cell(it, Element.ALIGN_CENTER)));
        for (var row : table.rows()) {
            row.forEach(it -> printed.addCell(cell(it)));
        }
        printed.setSpacingAfter(TEXT);
        document.add(printed);
    }

    private PdfPCell cell(Cell cell) {
        return switch (cell) {
            case Words(String text) -> cell(text, Element.ALIGN_LEFT);
            case Money(long fen) -> cell(amounts().format(Cells.yuan(fen)), Element.ALIGN_RIGHT);
            case Count(long number) -> cell(Long.toString(number), Element.ALIGN_RIGHT);
        };
    }

    private static DecimalFormat amounts() {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    private PdfPCell cell(String text, int alignment) {
        var cell = new PdfPCell(phrase(text, TEXT));
        cell.setHorizontalAlignment(alignment);
        cell.setPadding(TEXT / 2);
        return cell;
    }

    private Phrase phrase(String text, float size) {
        var shown = new StringBuilder(text.length());
        text.chars().forEach(it -> shown.append(face.charExists(it) ? (char) it : NO_GLYPH));
        return new Phrase(shown.toString(), new Font(face, size));
    }

    private final class PageNumbers extends PdfPageEventHelper {
        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            ColumnText.showTextAligned(writer.getDirectContent(), Element.ALIGN_CENTER,
                    phrase("第 " + writer.getPageNumber() + " 页", TEXT), document.getPageSize().getWidth() / 2,
                    MARGIN / 2, 0);
        }
    }
}

package afterbell.funding.report.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

import afterbell.funding.report.model.Cell;
import afterbell.funding.report.model.Cell.Count;
import afterbell.funding.report.model.Cell.Money;
import afterbell.funding.report.model.Cell.Words;
import afterbell.funding.report.model.Report;
import afterbell.funding.report.model.Table;

/** The same report as CSV, spreadsheet and pages to print. */
class WritingReportsTest {
    private final Rendering rendering = new Rendering();

    @Test
    void csvHasYuanWithTwoDecimalsAndTellsItsEncoding() {
        assertThat(new String(rendering.render(report("围棋"), Form.CSV), StandardCharsets.UTF_8))
                .startsWith("\ufeff收支表\r\n")
                .contains("\r\n围棋,125.00,3\r\n", "\r\n围棋,-0.05,3\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"})
    void whatLooksLikeAFormulaIsText(String text) throws IOException {
        assertThat(new String(rendering.render(report(text), Form.CSV), StandardCharsets.UTF_8)).contains("'" + text);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(rendering.render(report(text), Form.XLSX)))) {
            var cells = book.getFirstSheet().read().stream().flatMap(row -> row.stream()).toList();
            assertThat(cells).noneMatch(it -> it != null && it.getType() == CellType.FORMULA);
            assertThat(cells).anyMatch(it -> it != null && it.getType() == CellType.STRING
                    && it.asString().startsWith("'" + text.charAt(0)));
        }
    }

    @Test
    void aSpreadsheetHasNumbersToCountWith() throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(rendering.render(report("围棋"), Form.XLSX)))) {
            assertThat(book.getFirstSheet().read().stream().flatMap(row -> row.stream()).toList())
                    .anyMatch(it -> it != null && it.getType() == CellType.NUMBER
                            && it.asNumber().compareTo(new BigDecimal("125.00")) == 0);
        }
    }

    @Test
    void pagesCarryTheirCharactersAndRepeatTheHeading() throws IOException {
        byte[] pdf = rendering.render(report("围棋"), Form.PDF);

        try (var reader = new PdfReader(pdf)) {
            assertThat(reader.getNumberOfPages()).isGreaterThan(1);
            assertThat(new PdfTextExtractor(reader).getTextFromPage(2)).contains("项目", "围棋", "125.00", "第 2 页");
        }
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).contains("/FontFile2");
        assertThat(pdf.length).isLessThan(200_000);
    }

    private static Report report(String text) {
        var row = List.<Cell>of(new Words(text), new Money(12_500), new Count(3));
        var other = List.<Cell>of(new Words(text), new Money(-5), new Count(3));
        return new Report("r", "收支表", List.of("学校：s-1"), List.of(new Table("明细", List.of("项目", "金额", "次数"),
                IntStream.range(0, 60).mapToObj(i -> i % 2 == 0 ? row : other).toList())), List.of("大写：壹元整"));
    }
}

package afterbell.funding.report.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.stereotype.Component;

import afterbell.funding.report.model.Report;

/** Writes a report as a file. */
@Component
public class Rendering {
    private final PdfForm pdf = new PdfForm();

    public byte[] render(Report report, Form form) {
        try {
            return switch (form) {
                case CSV -> CsvForm.write(report);
                case XLSX -> XlsxForm.write(report);
                case PDF -> pdf.write(report);
            };
        } catch (IOException intoMemory) {
            throw new UncheckedIOException(intoMemory);
        }
    }
}

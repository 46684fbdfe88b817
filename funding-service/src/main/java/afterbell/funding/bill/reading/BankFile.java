package afterbell.funding.bill.reading;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import afterbell.funding.bill.model.BankLine;
import afterbell.funding.bill.model.BankLine.Malformed;
import afterbell.funding.bill.model.BankLine.Paid;

/** Reads a bank's CSV: a heading, then day, reference, bill number and amount in yuan, in UTF-8 or GB 18030. */
public final class BankFile {
    public static final int MOST_LINES = 1_000;
    private static final int COLUMNS = 4;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");
    private static final Pattern BILL = Pattern.compile("[A-Za-z0-9-]{1,40}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,7}([.][0-9]{1,2})?");

    private BankFile() {}

    /** @return empty for a file that is no CSV, has no line, or more than there may be */
    public static Optional<List<BankLine>> read(byte[] file) {
        var lines = new ArrayList<BankLine>();
        try (var csv = FORMAT.parse(new StringReader(text(file)))) {
            for (var row : csv) {
                if (row.getRecordNumber() > 1) {
                    lines.add(line(row));
                }
                if (lines.size() > MOST_LINES) {
                    return Optional.empty();
                }
            }
        } catch (IOException | IllegalStateException | UncheckedIOException noCsv) {
            return Optional.empty();
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    }

    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException notUnicode) {
            return new String(file, Charset.forName("GB18030"));
        }
    }

    private static BankLine line(CSVRecord row) {
        long number = row.getRecordNumber();
        if (row.size() < COLUMNS || !REFERENCE.matcher(row.get(1)).matches() || !BILL.matcher(row.get(2)).matches()
                || !AMOUNT.matcher(row.get(3)).matches()) {
            return new Malformed(number);
        }
        long fen = new BigDecimal(row.get(3)).movePointRight(2).longValueExact();
        try {
            return fen == 0
                    ? new Malformed(number)
                    : new Paid(number, LocalDate.parse(row.get(0)), row.get(1), row.get(2), fen);
        } catch (DateTimeParseException noDay) {
            return new Malformed(number);
        }
    }
}

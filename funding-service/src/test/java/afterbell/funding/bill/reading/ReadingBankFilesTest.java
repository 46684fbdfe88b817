package afterbell.funding.bill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.funding.bill.model.BankLine.Malformed;
import afterbell.funding.bill.model.BankLine.Paid;

/** R13: a bank's file says who has paid what. */
class ReadingBankFilesTest {
    private static final String FILE = """
        日期,流水号,缴费单号,金额
        2021-09-13,T-1,FAB12,300.00
        2021-09-13,T-2,FAB13,0.5
        13.9.2021,T-3,FAB14,300
        2021-09-13,T-4,=1+1,300
        2021-09-13,T-5,FAB15,-300
        2021-09-13,T-6,FAB16,0
        2021-09-13,T-7
        """;

    @Test
    void linesThatAreNoPaymentsAreToldApart() {
        assertThat(BankFile.read(FILE.getBytes(StandardCharsets.UTF_8)).orElseThrow()).containsExactly(
                new Paid(2, LocalDate.of(2021, 9, 13), "T-1", "FAB12", 30_000),
                new Paid(3, LocalDate.of(2021, 9, 13), "T-2", "FAB13", 50), new Malformed(4), new Malformed(5),
                new Malformed(6), new Malformed(7), new Malformed(8));
    }

    @Test
    void itIsTheSameInTheEncodingOfBanks() {
        assertThat(BankFile.read(FILE.getBytes(Charset.forName("GB18030"))))
                .isEqualTo(BankFile.read(FILE.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsNoSuchFileIsNotRead() {
        for (var text : List.of("", "a,b,c,d\n", "a,\"b\nc", "x\n" + "1\n".repeat(BankFile.MOST_LINES + 1))) {
            assertThat(BankFile.read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
        }
    }
}

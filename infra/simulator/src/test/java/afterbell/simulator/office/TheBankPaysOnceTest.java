package afterbell.simulator.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bank that stands in takes files by its folder and pays an end-to-end id once. */
class TheBankPaysOnceTest {
    @TempDir
    private Path folder;
    private StandInBank bank;

    @BeforeEach
    void opens() throws IOException {
        bank = bank();
    }

    private StandInBank bank() throws IOException {
        return new StandInBank(folder, folder.resolve("memory"), () -> new Manners(0, 0, 0, false),
                () -> Long.MAX_VALUE);
    }

    @Test
    void answersAFileOfTheFolderAndTakesItAway() throws IOException {
        Files.write(folder.resolve("outgoing/b-1.xml"), file("b-1", "AB00000000000001"));
        bank.look();

        assertThat(folder.resolve("outgoing/b-1.xml")).doesNotExist();
        assertThat(folder.resolve("incoming/b-1-status.xml")).content()
                .contains("<OrgnlMsgId>b-1</OrgnlMsgId>")
                .contains("<TxSts>ACSC</TxSts><AccptncDtTm>2022-02-15T09:00:00+08:00</AccptncDtTm>");
    }

    @Test
    void theSameMessageHasTheSameAnswerAndAnotherIsADuplicate() throws IOException {
        String first = bank.answer(file("b-1", "AB00000000000001"));

        assertThat(bank().answer(file("b-1", "AB00000000000001"))).isEqualTo(first);
        assertThat(bank().answer(file("b-2", "AB00000000000001"))).contains("<TxSts>RJCT</TxSts>", "AM05");
    }

    @Test
    void rejectsWhatItWasTold() throws IOException {
        bank.reject("1602001109014567890", "AC04");
        assertThat(bank.answer(file("b-1", "AB00000000000001"))).contains("<TxSts>RJCT</TxSts>", "<Cd>AC04</Cd>");
        bank.reject("1602001109014567890", "");
        assertThat(bank.answer(file("b-2", "AB00000000000001"))).contains("<TxSts>ACSC</TxSts>");
    }

    private static byte[] file(String message, String endToEndId) {
        return """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
            <GrpHdr><MsgId>%s</MsgId></GrpHdr><PmtInf><ReqdExctnDt><Dt>2022-02-15</Dt></ReqdExctnDt>
            <CdtTrfTxInf><PmtId><EndToEndId>%s</EndToEndId></PmtId>
            <CdtrAcct><Id><Othr><Id>1602001109014567890</Id></Othr></Id></CdtrAcct></CdtTrfTxInf>
            </PmtInf></CstmrCdtTrfInitn></Document>""".formatted(message, endToEndId).getBytes(StandardCharsets.UTF_8);
    }
}

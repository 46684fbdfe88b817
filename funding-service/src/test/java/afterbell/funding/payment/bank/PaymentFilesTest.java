package afterbell.funding.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.xml.XMLConstants;
import javax.xml.transform.Result;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.MxPain00200110;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.CustomerPaymentStatusReportV10;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader86;
import com.prowidesoftware.swift.model.mx.dic.OriginalGroupHeader17;
import com.prowidesoftware.swift.model.mx.dic.OriginalPaymentInstruction32;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction105;
import com.prowidesoftware.swift.model.mx.dic.StatusReason6Choice;
import com.prowidesoftware.swift.model.mx.dic.StatusReasonInformation12;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.SchemaOutputResolver;
import org.junit.jupiter.api.Test;

import afterbell.funding.bankaccount.model.BankAccount;
import afterbell.funding.payment.bank.StatusReader.Read;
import afterbell.funding.payment.model.PaymentBatch.Act;
import afterbell.funding.payment.model.PaymentBatch.Approved;
import afterbell.funding.payment.model.PaymentBatch.Head;
import afterbell.funding.payment.model.PaymentBatch.Payment;
import afterbell.funding.payment.model.StatusFile.Why;
import afterbell.funding.payment.model.StatusReport;
import afterbell.funding.payment.model.StatusReport.Meaning;
import afterbell.funding.payment.model.StatusReport.OfPayment;

/** ISO 20022 files, against a model of the messages that others have generated from the standard's schemas. */
class PaymentFilesTest {
    private static final Instant NOW = Instant.parse("2022-02-18T01:00:00Z");
    private static final PaymentFile WRITER = new PaymentFile(
            new PaymentSettings(null, "市财政局 <国库> & 支付中心", "3700001234567890", "011451000003"));
    private static final Approved BATCH = new Approved(
            Head.of("2021-autumn", 3, LocalDate.of(2022, 2, 18), new Act("first", NOW)),
            List.of(payment("school-1", 1_250_001), payment("school-2", 99)), new Act("second", NOW), false);

    @Test
    void aFileIsReadByOthersAsItWasMeant() {
        var file = text(WRITER.write(BATCH));
        var read = Objects.requireNonNull(MxPain00100109.parse(file)).getCstmrCdtTrfInitn();

        assertThat(read.getGrpHdr().getMsgId()).isEqualTo("2021-autumn-3");
        assertThat(read.getGrpHdr().getNbOfTxs()).isEqualTo("2");
        assertThat(read.getGrpHdr().getCtrlSum()).isEqualByComparingTo("12501.00");
        assertThat(read.getGrpHdr().getCreDtTm()).isEqualTo(OffsetDateTime.parse("2022-02-18T09:00:00+08:00"));
        var instruction = read.getPmtInf().getFirst();
        assertThat(instruction.getReqdExctnDt().getDt()).isEqualTo(LocalDate.of(2022, 2, 18));
        assertThat(instruction.getDbtr().getNm()).isEqualTo("市财政局 <国库> & 支付中心");
        assertThat(instruction.getCdtTrfTxInf()).hasSize(2);
        var first = instruction.getCdtTrfTxInf().getFirst();
        assertThat(first.getPmtId().getEndToEndId()).isEqualTo(BATCH.payments().getFirst().endToEndId());
        assertThat(first.getPmtId().getInstrId()).hasSizeLessThanOrEqualTo(35);
        assertThat(first.getAmt().getInstdAmt().getValue()).isEqualByComparingTo("12500.01");
        assertThat(first.getAmt().getInstdAmt().getCcy()).isEqualTo("CNY");
        assertThat(first.getCdtrAgt().getFinInstnId().getClrSysMmbId().getMmbId()).isEqualTo("102451000012");
        assertThat(first.getCdtrAcct().getId().getOthr().getId()).isEqualTo("1602001109014567890");
    }

    /** Elements, their order and their number are those of the standard. */
    @Test
    void aFileKeepsToTheSchema() throws Exception {
        var schemas = new ArrayList<StringWriter>();
        JAXBContext.newInstance(CustomerCreditTransferInitiationV09.class).generateSchema(new SchemaOutputResolver() {
            @Override
            public Result createOutput(String namespace, String name) {
                var writer = new StringWriter();
                schemas.add(writer);
                var result = new StreamResult(writer);
                result.setSystemId(name);
                return result;
            }
        });
        String schema = schemas.getFirst()
                .toString()
                .replaceFirst("(?s)(<xs:schema[^>]*>)", "$1<xs:element name=\"Document\"><xs:complexType>"
                        + "<xs:sequence><xs:element name=\"CstmrCdtTrfInitn\" "
                        + "type=\"CustomerCreditTransferInitiationV09\"/></xs:sequence></xs:complexType></xs:element>");
        var validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(schema)))
                .newValidator();

        // The model of the others has no namespaces.
        String file = text(WRITER.write(BATCH)).replace(" xmlns=\"" + PaymentFile.NAMESPACE + "\"", "");
        assertThatCode(() -> validator.validate(new StreamSource(new StringReader(file)))).doesNotThrowAnyException();
        assertThatThrownBy(() -> validator.validate(new StreamSource(new StringReader(file.replace("PmtMtd", "Pmt")))))
                .hasMessageContaining("Pmt");
    }

    @Test
    void aFileIsTheSameToTheByteEachTime() {
        assertThat(WRITER.write(BATCH)).isEqualTo(WRITER.write(BATCH.handed()));
    }

    @Test
    void aReportThatOthersHaveWrittenIsRead() {
        var report = report(read(others().message()));

        assertThat(report.messageId()).isEqualTo("BANK-1");
        assertThat(report.originalMessageId()).isEqualTo("2021-autumn-3");
        assertThat(report.group()).isNotNull();
        assertThat(report.payments()).extracting(OfPayment::endToEndId).containsExactly("E-1", "E-2", "E-3");
        var paid = report.payments().getFirst();
        assertThat(paid.status().meaning()).isEqualTo(Meaning.PAID);
        assertThat(paid.on()).isEqualTo(LocalDate.of(2022, 2, 19));
        assertThat(paid.reference()).isEqualTo("BR-1");
        var rejected = report.payments().get(1);
        assertThat(rejected.status().meaning()).isEqualTo(Meaning.REJECTED);
        assertThat(rejected.status().reason()).isEqualTo("AC01 no such account");
        assertThat(report.payments().get(2).status().meaning()).isEqualTo(Meaning.PENDING);
    }

    @Test
    void aPaymentThatTheBankHasAlreadyIsNotOneThatHasFailed() {
        var text = others().message().replace("AC01", "AM05");

        assertThat(report(read(text)).payments().get(1).status().meaning()).isEqualTo(Meaning.DUPLICATE);
    }

    @Test
    void whatIsNoReportIsToldWithItsReason() {
        assertThat(read("no xml")).isInstanceOfSatisfying(Read.Unusable.class,
                it -> assertThat(it.why()).isEqualTo(Why.UNREADABLE));
        assertThat(read("<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'/>"))
                .isInstanceOfSatisfying(Read.Unusable.class,
                        it -> assertThat(it.why()).isEqualTo(Why.NO_STATUS_REPORT));
        assertThat(read("<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.002.001.10'/>"))
                .isEqualTo(new Read.Unusable(Why.NO_STATUS_REPORT, "GrpHdr/MsgId"));
    }

    @Test
    void documentTypesAndEntitiesAreRefused() {
        assertThat(read("<!DOCTYPE Document [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + others().message()
                .replaceFirst("(?s)^<\\?xml[^>]*>", "")
                .replace("BANK-1", "&x;"))).isInstanceOfSatisfying(Read.Unusable.class,
                        it -> assertThat(it.why()).isEqualTo(Why.UNREADABLE));
    }

    private static MxPain00200110 others() {
        var paid = new PaymentTransaction105().setOrgnlEndToEndId("E-1")
                .setTxSts("ACSC")
                .setAccptncDtTm(OffsetDateTime.parse("2022-02-18T18:30:00Z"))
                .setAcctSvcrRef("BR-1");
        var rejected = new PaymentTransaction105().setOrgnlEndToEndId("E-2")
                .setTxSts("RJCT")
                .addStsRsnInf(new StatusReasonInformation12().setRsn(new StatusReason6Choice().setCd("AC01"))
                        .addAddtlInf("no such account"));
        var pending = new PaymentTransaction105().setOrgnlEndToEndId("E-3").setTxSts("ACSP");
        var report = new MxPain00200110();
        report.setCstmrPmtStsRpt(new CustomerPaymentStatusReportV10()
                .setGrpHdr(new GroupHeader86().setMsgId("BANK-1")
                        .setCreDtTm(OffsetDateTime.parse("2022-02-18T10:00:00+08:00")))
                .setOrgnlGrpInfAndSts(new OriginalGroupHeader17().setOrgnlMsgId("2021-autumn-3")
                        .setOrgnlMsgNmId("pain.001.001.09")
                        .setGrpSts("PART"))
                .addOrgnlPmtInfAndSts(new OriginalPaymentInstruction32().setOrgnlPmtInfId("2021-autumn-3")
                        .addTxInfAndSts(paid)
                        .addTxInfAndSts(rejected)
                        .addTxInfAndSts(pending)));
        return report;
    }

    private static Read read(String text) {
        return StatusReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static StatusReport report(Read read) {
        assertThat(read).isInstanceOf(Read.Report.class);
        return ((Read.Report) read).report();
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private static Payment payment(String school, long amountFen) {
        return new Payment(school + ":2021-autumn", school, amountFen, 1, new BankAccount(school, "实验小学",
                "102451000012", "1602001109014567890", "somebody", NOW));
    }
}

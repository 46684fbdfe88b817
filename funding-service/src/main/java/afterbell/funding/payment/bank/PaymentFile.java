package afterbell.funding.payment.bank;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.springframework.stereotype.Component;

import afterbell.funding.payment.model.PaymentBatch.Approved;
import afterbell.funding.payment.model.PaymentBatch.Payment;

/**
 * Writes an approved batch as an ISO 20022 credit transfer initiation, pain.001.001.09. It follows from the batch alone:
 * written again, it is the same to the byte. The batch's id is the message id, by which the bank knows it again.
 */
@Component
public class PaymentFile {
    public static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final int FEN_DIGITS = 2;

    private final PaymentSettings settings;

    PaymentFile(PaymentSettings settings) {
        this.settings = settings;
    }

    public static String name(String batchId) {
        return batchId + ".xml";
    }

    public byte[] write(Approved batch) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = new Elements(XMLOutputFactory.newDefaultFactory()
                    .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name()));
            xml.document(NAMESPACE, () -> xml.in("CstmrCdtTrfInitn", () -> {
                header(xml, batch);
                payments(xml, batch);
            }));
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The file of " + batch.head().id() + " cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private void header(Elements xml, Approved batch) throws XMLStreamException {
        var at = batch.approved().at().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(8));
        xml.in("GrpHdr", () -> {
            xml.text("MsgId", batch.head().id());
            xml.text("CreDtTm", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at));
            sums(xml, batch);
            xml.in("InitgPty", () -> xml.text("Nm", settings.debtor()));
        });
    }

    private static void sums(Elements xml, Approved batch) throws XMLStreamException {
        xml.text("NbOfTxs", Integer.toString(batch.payments().size()));
        xml.text("CtrlSum", yuan(batch.amountFen()));
    }

    private void payments(Elements xml, Approved batch) throws XMLStreamException {
        xml.in("PmtInf", () -> {
            xml.text("PmtInfId", batch.head().id());
            xml.text("PmtMtd", "TRF");
            sums(xml, batch);
            xml.in("ReqdExctnDt", () -> xml.text("Dt", batch.head().executeOn().toString()));
            xml.in("Dbtr", () -> xml.text("Nm", settings.debtor()));
            account(xml, "DbtrAcct", settings.debtorAccount());
            branch(xml, "DbtrAgt", settings.debtorBank());
            for (Payment payment : batch.payments()) {
                payment(xml, batch, payment);
            }
        });
    }

    private static void payment(Elements xml, Approved batch, Payment payment) throws XMLStreamException {
        xml.in("CdtTrfTxInf", () -> {
            xml.in("PmtId", () -> {
                xml.text("InstrId", payment.endToEndId().substring(0, 30) + "-" + payment.attempt());
                xml.text("EndToEndId", payment.endToEndId());
            });
            xml.in("Amt", () -> xml.text("InstdAmt", yuan(payment.amountFen()), "Ccy", "CNY"));
            branch(xml, "CdtrAgt", payment.account().bankCode());
            xml.in("Cdtr", () -> xml.text("Nm", payment.account().holder()));
            account(xml, "CdtrAcct", payment.account().number());
            xml.in("RmtInf", () -> xml.text("Ustrd", "After-school service subsidy " + batch.head().semesterId()));
        });
    }

    private static void account(Elements xml, String name, String number) throws XMLStreamException {
        xml.in(name, () -> xml.in("Id", () -> xml.in("Othr", () -> xml.text("Id", number))));
    }

    private static void branch(Elements xml, String name, String bankCode) throws XMLStreamException {
        xml.in(name, () -> xml.in("FinInstnId", () -> xml.in("ClrSysMmbId", () -> {
            xml.in("ClrSysId", () -> xml.text("Cd", "CNAPS"));
            xml.text("MmbId", bankCode);
        })));
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, FEN_DIGITS).toPlainString();
    }

    /** Writes elements, each with what is in it. */
    private record Elements(XMLStreamWriter to) {
        interface Content {
            void write() throws XMLStreamException;
        }

        void document(String namespace, Content content) throws XMLStreamException {
            to.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            to.setDefaultNamespace(namespace);
            to.writeStartElement("Document");
            to.writeDefaultNamespace(namespace);
            content.write();
            to.writeEndElement();
            to.writeEndDocument();
            to.close();
        }

        void in(String name, Content content) throws XMLStreamException {
            to.writeStartElement(name);
            content.write();
            to.writeEndElement();
        }

        void text(String name, String text) throws XMLStreamException {
            in(name, () -> to.writeCharacters(text));
        }

        void text(String name, String text, String attribute, String value) throws XMLStreamException {
            in(name, () -> {
                to.writeAttribute(attribute, value);
                to.writeCharacters(text);
            });
        }
    }
}

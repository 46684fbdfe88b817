package afterbell.funding.payment.bank;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import afterbell.funding.payment.model.StatusFile.Why;
import afterbell.funding.payment.model.StatusReport;
import afterbell.funding.payment.model.StatusReport.OfPayment;
import afterbell.funding.payment.model.StatusReport.Status;

/**
 * Reads a payment status report, pain.002, of whatever version: the elements that are needed are called the same in all of
 * them. Document types are refused, and so are the entities they could bring in.
 */
public final class StatusReader {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.";
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final int DEEPEST = 30;
    private static final int MOST_PAYMENTS = 10_000;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_ID = 35;
    private static final int FEN_DIGITS = 2;

    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> header = new HashMap<>();
    private final List<OfPayment> payments = new ArrayList<>();
    private final Map<String, String> instruction = new HashMap<>();
    private final Map<String, String> payment = new HashMap<>();

    private StatusReader() {}

    /** What came of reading. */
    public sealed interface Read {
        record Report(StatusReport report) implements Read {}

        record Unusable(Why why, String said) implements Read {}
    }

    public static Read read(byte[] file) {
        try {
            return new StatusReader().report(file);
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            return new Read.Unusable(Why.UNREADABLE, at == null
                    ? "no XML"
                    : "line " + at.getLineNumber() + ", column " + at.getColumnNumber());
        } catch (DateTimeException | NumberFormatException | ArithmeticException | MissingException e) {
            return new Read.Unusable(Why.NO_STATUS_REPORT, shortened(String.valueOf(e.getMessage())));
        }
    }

    /** Something is not there that every status report has. */
    private static final class MissingException extends RuntimeException {
        private static final long serialVersionUID = 1;

        MissingException(String what) {
            super(what);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private Read report(byte[] file) throws XMLStreamException {
        var xml = factory().createXMLStreamReader(new ByteArrayInputStream(file));
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new XMLStreamException("document type", xml.getLocation());
                case XMLStreamConstants.START_ELEMENT -> begin(xml);
                case XMLStreamConstants.CHARACTERS -> text(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> end();
                default -> {
                    // Comments and the like.
                }
            }
        }
        return new Read.Report(new StatusReport(needed("GrpHdr/MsgId"), needed("OrgnlGrpInfAndSts/OrgnlMsgId"),
                day(needed("GrpHdr/CreDtTm")), group(), payments));
    }

    /** A file of ours is one instruction: its status, where there is one, is that of all its payments. */
    private @Nullable Status group() {
        var ofInstruction = status(instruction, "PmtInfSts", "");
        return ofInstruction == null
                ? status(header, "OrgnlGrpInfAndSts/GrpSts", "OrgnlGrpInfAndSts/")
                : ofInstruction;
    }

    private void begin(XMLStreamReader xml) {
        if (path.isEmpty() && !String.valueOf(xml.getNamespaceURI()).startsWith(NAMESPACE)) {
            throw new MissingException("namespace pain.002.001");
        }
        path.addLast(xml.getLocalName());
        if (path.size() > DEEPEST) {
            throw new MissingException("less depth");
        }
        if (xml.getLocalName().equals("OrgnlPmtInfAndSts")) {
            instruction.clear();
        }
        if (xml.getLocalName().equals("TxInfAndSts")) {
            payment.clear();
        }
    }

    /** The path below the report, the instruction or the payment in which the text stands. */
    private void text(String text) {
        if (text.isBlank()) {
            return;
        }
        var whole = String.join("/", path);
        int tx = whole.indexOf("/TxInfAndSts/");
        int instr = whole.indexOf("/OrgnlPmtInfAndSts/");
        if (tx >= 0) {
            payment.putIfAbsent(whole.substring(tx + "/TxInfAndSts/".length()), text.strip());
        } else if (instr >= 0) {
            instruction.putIfAbsent(whole.substring(instr + "/OrgnlPmtInfAndSts/".length()), text.strip());
        } else {
            header.putIfAbsent(whole.replaceFirst("^[^/]*/[^/]*/", ""), text.strip());
        }
    }

    private void end() {
        String ended = path.removeLast();
        if (ended.equals("TxInfAndSts")) {
            tell();
        }
    }

    /** A payment without a status of its own has that of its instruction, or else the whole file's. */
    private void tell() {
        if (payments.size() >= MOST_PAYMENTS) {
            throw new MissingException("at most " + MOST_PAYMENTS + " payments");
        }
        var endToEndId = payment.get("OrgnlEndToEndId");
        var status = status(payment, "TxSts", "");
        if (status == null) {
            status = group();
        }
        if (endToEndId == null || status == null) {
            throw new MissingException("OrgnlEndToEndId and a status");
        }
        payments.add(new OfPayment(identifier(endToEndId), status, settledOn(), reference(), amountFen()));
    }

    private @Nullable LocalDate settledOn() {
        var settled = payment.get("OrgnlTxRef/IntrBkSttlmDt");
        if (settled == null) {
            settled = payment.getOrDefault("FctvIntrBkSttlmDt/Dt", payment.get("AccptncDtTm"));
        }
        return settled == null ? null : day(settled);
    }

    private @Nullable String reference() {
        var reference = payment.get("AcctSvcrRef");
        return reference == null ? null : identifier(reference);
    }

    private @Nullable Long amountFen() {
        var amount = payment.get("OrgnlTxRef/Amt/InstdAmt");
        return amount == null ? null : new BigDecimal(amount).movePointRight(FEN_DIGITS).longValueExact();
    }

    private static @Nullable Status status(Map<String, String> texts, String code, String prefix) {
        var known = texts.get(code);
        if (known == null) {
            return null;
        }
        var reasonCode = texts.getOrDefault(prefix + "StsRsnInf/Rsn/Cd",
                texts.getOrDefault(prefix + "StsRsnInf/Rsn/Prtry", ""));
        var words = texts.getOrDefault(prefix + "StsRsnInf/AddtlInf", "");
        return new Status(identifier(known), shortened(reasonCode), shortened((reasonCode + " " + words).strip()));
    }

    private String needed(String name) {
        var text = header.get(name);
        if (text == null) {
            throw new MissingException(name);
        }
        return name.endsWith("CreDtTm") ? text : identifier(text);
    }

    /** What ISO 20022 calls Max35Text, in characters that may stand in a book. */
    private static String identifier(String text) {
        if (text.length() > LONGEST_ID || !text.matches("[A-Za-z0-9][A-Za-z0-9._/+: -]*")) {
            throw new MissingException("an id of at most 35 ordinary characters");
        }
        return text;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    /** A day, or the city's day of a time; a time without an offset is the city's. */
    private static LocalDate day(String text) {
        if (!text.contains("T")) {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        }
        return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime time -> time.atZoneSameInstant(CITY).toLocalDate();
            case LocalDateTime time -> time.toLocalDate();
            default -> throw new DateTimeException("no time");
        };
    }
}

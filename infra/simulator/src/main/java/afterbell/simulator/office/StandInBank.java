package afterbell.simulator.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The bank, at the other end of the exchange folder: it takes payment files (pain.001) from {@code outgoing/} and, after
 * as long as the offices take, puts its answer (pain.002) into {@code incoming/}. It pays an end-to-end id once, whatever
 * file it comes in, and takes a message once. Accounts that it was told to reject are rejected.
 */
final class StandInBank {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";

    private final Path folder;
    private final Path memory;
    private final Supplier<Manners> manners;
    private final LongSupplier now;
    private final Map<String, String> rejected = new ConcurrentHashMap<>();

    /**
     * @param folder the exchange folder
     * @param memory where it keeps the messages it has taken and the payments it has made
     */
    StandInBank(Path folder, Path memory, Supplier<Manners> manners, LongSupplier now) throws IOException {
        this.folder = folder;
        this.memory = memory;
        this.manners = manners;
        this.now = now;
        for (String each : List.of("messages", "paid")) {
            Files.createDirectories(memory.resolve(each));
        }
        for (String each : List.of("outgoing", "incoming")) {
            Files.createDirectories(folder.resolve(each));
        }
    }

    /** From now on payments to that account are rejected with that code; an empty code: no longer. */
    void reject(String account, String code) {
        if (code.isEmpty()) {
            rejected.remove(account);
        } else {
            rejected.put(account, code);
        }
    }

    /** Takes what lies there long enough, and answers. */
    void look() throws IOException {
        List<Path> files = new ArrayList<>();
        try (var found = Files.newDirectoryStream(folder.resolve("outgoing"), "*.xml")) {
            found.forEach(files::add);
        }
        for (Path file : files) {
            if (!file.getFileName().toString().startsWith(".") && now.getAsLong() - Files.getLastModifiedTime(file)
                    .toMillis() >= manners.get().answerAfterMillis() && !manners.get().closed()) {
                answer(file);
            }
        }
    }

    private void answer(Path file) throws IOException {
        String answer = answer(Files.readAllBytes(file));
        String name = file.getFileName().toString().replaceFirst("[.]xml$", "-status.xml");
        Path part = Files.writeString(folder.resolve("incoming").resolve("." + name), answer);
        Files.move(part, folder.resolve("incoming").resolve(name), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(file);
    }

    /** @return the answer to a file; to the same message always the same */
    String answer(byte[] file) throws IOException {
        Element document = read(file);
        String message = text(document, "MsgId");
        Path known = memory.resolve("messages").resolve(plain(message));
        if (Files.exists(known)) {
            return Files.readString(known);
        }
        var payments = document.getElementsByTagNameNS("*", "CdtTrfTxInf");
        Set<String> states = new HashSet<>();
        var told = new StringBuilder();
        for (int i = 0; i < payments.getLength(); i++) {
            told.append(pay((Element) payments.item(i), message, text(document, "Dt"), states));
        }
        String answer = report(message, states.size() == 1 ? states.iterator().next() : "PART", told.toString());
        Path part = Files.writeString(known.resolveSibling("." + known.getFileName()), answer);
        Files.move(part, known, StandardCopyOption.ATOMIC_MOVE);
        return answer;
    }

    private String pay(Element payment, String message, String day, Set<String> states) throws IOException {
        String endToEndId = text(payment, "EndToEndId");
        String account = text((Element) payment.getElementsByTagNameNS("*", "CdtrAcct").item(0), "Id").strip();
        String code = rejected.getOrDefault(account, "");
        if (code.isEmpty() && !isFirst(endToEndId, message)) {
            code = "AM05";
        }
        String status = code.isEmpty() ? "ACSC" : "RJCT";
        states.add(status);
        return "<TxInfAndSts><OrgnlEndToEndId>" + endToEndId + "</OrgnlEndToEndId><TxSts>" + status + "</TxSts>"
                + (code.isEmpty() ? "<AccptncDtTm>" + day + "T09:00:00+08:00</AccptncDtTm><AcctSvcrRef>BK-"
                        + endToEndId.substring(2, 14) + "</AcctSvcrRef>" : reason(code))
                + "</TxInfAndSts>";
    }

    private static String reason(String code) {
        return "<StsRsnInf><Rsn><Cd>" + code + "</Cd></Rsn></StsRsnInf>";
    }

    private static String report(String message, String status, String payments) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document xmlns=\"" + NAMESPACE + "\"><CstmrPmtStsRpt>"
                + "<GrpHdr><MsgId>BANK-" + message + "</MsgId><CreDtTm>2022-01-01T00:00:00+08:00</CreDtTm></GrpHdr>"
                + "<OrgnlGrpInfAndSts><OrgnlMsgId>" + message + "</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09"
                + "</OrgnlMsgNmId><GrpSts>" + status + "</GrpSts></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>"
                + "<OrgnlPmtInfId>" + message + "</OrgnlPmtInfId>" + payments + "</OrgnlPmtInfAndSts>"
                + "</CstmrPmtStsRpt></Document>";
    }

    /** Whether this message is the first that pays this end-to-end id. */
    private boolean isFirst(String endToEndId, String message) throws IOException {
        Path place = memory.resolve("paid").resolve(plain(endToEndId));
        if (!Files.exists(place)) {
            Path part = Files.writeString(place.resolveSibling("." + place.getFileName()), message);
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(place).equals(message);
    }

    private static String plain(String id) {
        return id.replaceAll("[^A-Za-z0-9-]", "_");
    }

    private static Element read(byte[] file) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(file)).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("No payment file: " + e.getMessage(), e);
        }
    }

    /** The first element of that name, wherever it stands. */
    private static String text(Element in, String name) {
        var found = in.getElementsByTagNameNS("*", name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}

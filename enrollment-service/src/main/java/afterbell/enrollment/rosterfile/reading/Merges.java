package afterbell.enrollment.rosterfile.reading;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import afterbell.enrollment.rosterfile.RosterFileProblem;
import afterbell.web.problem.ProblemException;

/** The merged cells of a workbook's first sheet: a merged class stands for every row that it spans. */
record Merges(List<Range> ranges) {
    private static final int MOST = 5_000;
    private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})");
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** Rows from 1, columns from 0. */
    record Range(int firstRow, int firstColumn, int lastRow, int lastColumn) {
        boolean covers(int row, int column) {
            return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
        }
    }

    private interface Element {
        void on(XMLStreamReader at);
    }

    static Merges ofFirstSheet(Archive workbook) {
        var ranges = new ArrayList<Range>();
        var sheet = workbook.find(firstSheet(workbook));
        sheet.ifPresent(content -> each(content, "mergeCell", at -> {
            var reference = REFERENCE.matcher(String.valueOf(at.getAttributeValue(null, "ref")));
            if (reference.matches() && ranges.size() < MOST) {
                ranges.add(new Range(Integer.parseInt(reference.group(2)), column(reference.group(1)),
                        Integer.parseInt(reference.group(4)), column(reference.group(3))));
            }
        }));
        return new Merges(List.copyOf(ranges));
    }

    /** @return row of the cell that holds the value of a merged one; the row itself for an ordinary cell */
    int rowOf(int row, int column) {
        return ranges.stream().filter(it -> it.covers(row, column)).map(Range::firstRow).findFirst().orElse(row);
    }

    private static String firstSheet(Archive workbook) {
        var sheets = new ArrayList<String>();
        workbook.find("xl/workbook.xml")
                .ifPresent(content -> each(content, "sheet",
                        at -> sheets.add(String.valueOf(at.getAttributeValue(RELATIONS, "id")))));
        Map<String, String> targets = new HashMap<>();
        workbook.find("xl/_rels/workbook.xml.rels")
                .ifPresent(content -> each(content, "Relationship",
                        at -> targets.put(String.valueOf(at.getAttributeValue(null, "Id")),
                                String.valueOf(at.getAttributeValue(null, "Target")))));
        String target = sheets.isEmpty() ? "" : targets.getOrDefault(sheets.getFirst(), "");
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private static void each(byte[] content, String element, Element work) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals(element)) {
                    work.on(reader);
                }
            }
        } catch (XMLStreamException e) {
            throw new ProblemException(RosterFileProblem.UNREADABLE);
        }
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }
}

package afterbell.enrollment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** An .xlsx workbook of one sheet, made by hand: texts, numbers, formulas and merged cells. */
public final class Workbook {
    private final List<String> rows = new ArrayList<>();
    private final List<String> merges = new ArrayList<>();

    /** A row of texts; null for no cell, a leading {@code =} for a formula, a leading {@code #} for a number. */
    public Workbook row(String... cells) {
        int number = rows.size() + 1;
        var row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null) {
                row.append(cell((char) ('A' + i) + String.valueOf(number), cells[i]));
            }
        }
        rows.add(row.append("</row>").toString());
        return this;
    }

    public Workbook merge(String range) {
        merges.add("<mergeCell ref=\"" + range + "\"/>");
        return this;
    }

    public byte[] bytes() {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String packaging = "http://schemas.openxmlformats.org/package/2006/";
        var files = new LinkedHashMap<String, String>();
        files.put("[Content_Types].xml", "<Types xmlns=\"" + packaging + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
                + "relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
                + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/worksheets/roll.xml\" ContentType=\"application/vnd.openxmlformats-"
                + "officedocument.spreadsheetml.worksheet+xml\"/></Types>");
        files.put("_rels/.rels",
                "<Relationships xmlns=\"" + packaging + "relationships\"><Relationship Id=\"rId1\" Type=\""
                        + relations + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        files.put("xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations
                + "\"><sheets><sheet name=\"学籍\" sheetId=\"1\" r:id=\"rId7\"/></sheets></workbook>");
        files.put("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + packaging
                + "relationships\"><Relationship Id=\"rId7\" Type=\"" + relations
                + "/worksheet\" Target=\"worksheets/roll.xml\"/></Relationships>");
        files.put("xl/worksheets/roll.xml", "<worksheet xmlns=\"" + main + "\"><sheetData>" + String.join("", rows)
                + "</sheetData>" + (merges.isEmpty() ? "" : "<mergeCells>" + String.join("", merges) + "</mergeCells>")
                + "</worksheet>");
        return Zips.of(files);
    }

    private static String cell(String reference, String text) {
        if (text.startsWith("#")) {
            return "<c r=\"" + reference + "\"><v>" + text.substring(1) + "</v></c>";
        }
        if (text.startsWith("=")) {
            return "<c r=\"" + reference + "\" t=\"str\"><f>" + text.substring(1) + "</f><v>x</v></c>";
        }
        return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }
}

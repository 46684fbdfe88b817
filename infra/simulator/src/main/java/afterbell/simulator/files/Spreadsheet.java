package afterbell.simulator.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;

import afterbell.simulator.city.Pupil;
import afterbell.simulator.city.School;

/**
 * A school's roster as offices keep it: an Office Open XML workbook with a merged title and instruction rows above the
 * header, a blank row among the pupils, and all numbers stored as text.
 */
public final class Spreadsheet {
    private static final List<String> HEADER = List.of("学生姓名", "学籍号", "身份证号", "年级", "班级", "监护人姓名", "监护人手机",
            "与学生关系");
    private static final Map<String, String> RELATIONS = Map.of("MOTHER", "母亲", "FATHER", "父亲", "GRANDMOTHER", "祖母",
            "GRANDFATHER", "祖父");
    private static final List<String> GRADES = List.of("一年级", "二年级", "三年级", "四年级", "五年级", "六年级");
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2021, 8, 25, 16, 0);
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String PART = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final StringBuilder rows = new StringBuilder();
    private int number;

    private Spreadsheet() {}

    /** The same school and mistake give the same bytes. */
    public static RosterFile of(School school, Mistake mistake) {
        var sheet = new Spreadsheet();
        sheet.fill(school, mistake);
        return new RosterFile("roster-" + school.id() + ".xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.zipped(),
                school.pupils().size());
    }

    private void fill(School school, Mistake mistake) {
        row(List.of(school.name() + " 2021年秋季学期在校学生名册"));
        row(List.of("填表说明：学籍号为19位；身份证号末位如为X请大写。"));
        row(List.of("每名学生一行，监护人手机用于联系，请勿合并单元格。"));
        row(HEADER);
        List<Pupil> pupils = mistake.in(school.pupils());
        for (int i = 0; i < pupils.size(); i++) {
            if (i == pupils.size() / 2) {
                row(List.of());
            }
            pupil(pupils.get(i), mistake == Mistake.FORMULA_CELL && i == 0);
        }
        if (mistake == Mistake.MISSING_VALUE) {
            row(List.of("查无此号", "", "", "三年级", "三年级1班", "", "", ""));
        }
    }

    private void pupil(Pupil it, boolean computed) {
        @Nullable
        String citizenId = it.citizenId();
        List<String> cells = List.of(it.name(), it.pupilNumber(), citizenId == null ? "" : citizenId,
                GRADES.get(it.grade() - 1), it.className(), it.guardian().name(), it.guardian().phone(),
                RELATIONS.getOrDefault(it.guardian().relation(), "其他"));
        if (!computed) {
            row(cells);
            return;
        }
        number++;
        rows.append("<row r=\"")
                .append(number)
                .append("\"><c r=\"A")
                .append(number)
                .append("\" t=\"str\"><f>CONCATENATE(F")
                .append(number)
                .append(",\"2\")</f><v>")
                .append(escaped(it.name()))
                .append("</v></c>");
        cells(cells.subList(1, cells.size()), 1);
        rows.append("</row>");
    }

    private void row(List<String> cells) {
        number++;
        rows.append("<row r=\"").append(number).append("\">");
        cells(cells, 0);
        rows.append("</row>");
    }

    private void cells(List<String> cells, int firstColumn) {
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i);
            if (!text.isEmpty()) {
                int index = texts.computeIfAbsent(text, _ -> texts.size());
                rows.append("<c r=\"")
                        .append((char) ('A' + firstColumn + i))
                        .append(number)
                        .append("\" t=\"s\"><v>")
                        .append(index)
                        .append("</v></c>");
            }
        }
    }

    private byte[] zipped() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + override("/xl/workbook.xml", "sheet.main") + override("/xl/worksheets/sheet1.xml", "worksheet")
                + override("/xl/sharedStrings.xml", "sharedStrings") + "</Types>");
        parts.put("_rels/.rels", relations(List.of("officeDocument xl/workbook.xml")));
        parts.put("xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATION
                + "\"><sheets><sheet name=\"名册\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels",
                relations(List.of("worksheet worksheets/sheet1.xml", "sharedStrings sharedStrings.xml")));
        parts.put("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows
                + "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:H1\"/></mergeCells></worksheet>");
        parts.put("xl/sharedStrings.xml", sharedStrings());
        return zipped(parts);
    }

    private static byte[] zipped(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(WRITTEN);
                zip.putNextEntry(entry);
                zip.write((XML + part.getValue()).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String sharedStrings() {
        var items = new StringBuilder("<sst xmlns=\"" + MAIN + "\" uniqueCount=\"" + texts.size() + "\">");
        texts.keySet().forEach(text -> items.append("<si><t>").append(escaped(text)).append("</t></si>"));
        return items.append("</sst>").toString();
    }

    private static String override(String part, String kind) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + PART + kind + "+xml\"/>";
    }

    /** @param typesAndTargets each a type and a target, with a space between */
    private static String relations(List<String> typesAndTargets) {
        var lines = new ArrayList<String>();
        for (String it : typesAndTargets) {
            String[] both = it.split(" ", 2);
            lines.add("<Relationship Id=\"rId" + (lines.size() + 1) + "\" Type=\"" + RELATION + "/" + both[0]
                    + "\" Target=\"" + both[1] + "\"/>");
        }
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + String.join("", lines) + "</Relationships>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

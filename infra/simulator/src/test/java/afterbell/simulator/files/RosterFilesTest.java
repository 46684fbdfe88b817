package afterbell.simulator.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import afterbell.simulator.city.City;
import afterbell.simulator.city.FoundingACity;
import afterbell.simulator.city.Pupil;
import afterbell.simulator.city.School;

class RosterFilesTest {
    private final School school = FoundingACity.found(1, new City.Size(1, 40, 5, 1)).schools().getFirst();

    @Test
    void aOneRosterZipHoldsAManifestAndEveryPupil() throws Exception {
        Map<String, String> files = unzipped(OneRoster.of(school, Mistake.NONE));
        assertThat(files.get("manifest.csv")).contains("oneroster.version,1.2", "file.users,bulk",
                "file.results,absent");
        List<String[]> users = rows(files.get("users.csv"));
        assertThat(users.getFirst()).hasSize(22).startsWith("sourcedId", "status");
        assertThat(users).allSatisfy(row -> assertThat(row).hasSize(22));
        assertThat(users).extracting(row -> row[9])
                .containsAll(school.pupils().stream().map(Pupil::pupilNumber).toList());
        List<String> ids = users.stream().map(row -> row[0]).toList();
        assertThat(rows(files.get("enrollments.csv")).stream().skip(1)).hasSize(40)
                .allSatisfy(row -> assertThat(ids).contains(row[5]));
        assertThat(rows(files.get("roles.csv")).stream().skip(1)).allSatisfy(row -> assertThat(ids).contains(row[3]));
    }

    @Test
    void theSameSchoolGivesTheSameBytes() {
        assertThat(OneRoster.of(school, Mistake.NONE).bytes()).isEqualTo(OneRoster.of(school, Mistake.NONE).bytes());
        assertThat(Spreadsheet.of(school, Mistake.NONE).bytes())
                .isEqualTo(Spreadsheet.of(school, Mistake.NONE).bytes());
    }

    @Test
    void aBrokenZipHasAWrongChecksumAnOrphanRowOrAFormula() throws Exception {
        Pupil first = school.pupils().getFirst();
        assertThat(unzipped(OneRoster.of(school, Mistake.WRONG_CHECKSUM)).get("users.csv")).doesNotContain(first
                .pupilNumber());
        assertThat(unzipped(OneRoster.of(school, Mistake.ORPHAN_ROW)).get("enrollments.csv")).contains(",nobody,");
        assertThat(unzipped(OneRoster.of(school, Mistake.FORMULA_CELL)).get("users.csv")).contains("=HYPERLINK");
    }

    @Test
    void aSpreadsheetHoldsInstructionsAHeaderAndEveryPupilAsText() throws Exception {
        List<List<String>> rows = sheet(Spreadsheet.of(school, Mistake.NONE));
        assertThat(rows.get(3)).containsExactly("学生姓名", "学籍号", "身份证号", "年级", "班级", "监护人姓名", "监护人手机", "与学生关系");
        assertThat(rows.get(1)).hasSize(1);
        assertThat(rows).hasSize(4 + 40 + 1).anySatisfy(row -> assertThat(row).isEmpty());
        assertThat(rows.stream().skip(4).filter(row -> !row.isEmpty()).map(row -> row.get(1)))
                .containsExactlyElementsOf(
                        school.pupils().stream().map(Pupil::pupilNumber).toList());
    }

    @Test
    void aBrokenSpreadsheetHasAFormulaOrAChildWithoutANumber() throws Exception {
        Map<String, String> parts = unzipped(Spreadsheet.of(school, Mistake.FORMULA_CELL));
        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("<f>CONCATENATE(F5,");
        assertThat(sheet(Spreadsheet.of(school, Mistake.MISSING_VALUE)).getLast()).containsExactly("查无此号", "三年级",
                "三年级1班");
    }

    private static List<String[]> rows(String csv) {
        return Arrays.stream(csv.split("\r\n")).map(line -> line.split(",", -1)).toList();
    }

    private static Map<String, String> unzipped(RosterFile file) throws IOException {
        var entries = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file.bytes()), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    /** The cells of each row that hold something, read as any reader would: through the shared texts. */
    private static List<List<String>> sheet(RosterFile file) throws Exception {
        Map<String, String> parts = unzipped(file);
        List<String> texts = elements(parse(parts.get("xl/sharedStrings.xml")).getDocumentElement(), "t").stream()
                .map(Element::getTextContent)
                .toList();
        parse(parts.get("xl/workbook.xml"));
        parse(parts.get("[Content_Types].xml"));
        var rows = new ArrayList<List<String>>();
        for (Element row : elements(parse(parts.get("xl/worksheets/sheet1.xml")).getDocumentElement(), "row")) {
            rows.add(elements(row, "c").stream()
                    .map(cell -> elements(cell, "v").getFirst().getTextContent())
                    .map(value -> texts.get(Integer.parseInt(value)))
                    .toList());
        }
        return rows;
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Element parent, String name) {
        var found = new ArrayList<Element>();
        var all = parent.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            found.add((Element) all.item(i));
        }
        return found;
    }
}

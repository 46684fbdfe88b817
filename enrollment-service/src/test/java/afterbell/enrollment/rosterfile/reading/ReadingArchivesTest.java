package afterbell.enrollment.rosterfile.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.Numbers;
import afterbell.enrollment.OneRosterFile;
import afterbell.enrollment.Zips;
import afterbell.enrollment.roster.RosterRow;
import afterbell.enrollment.rosterfile.model.FileProblem;
import afterbell.web.problem.ProblemException;

/** What is in an archive, and what is wrong with it: told by file, row and column. */
class ReadingArchivesTest {
    private static final String CODE = "2137000001";

    @Test
    void studentsAreReadWithTheirClassAndContacts() {
        String number = Numbers.pupilNumber();
        var read = read(new OneRosterFile(CODE).student("s-1", "赵小明", number, "03"));

        assertThat(read.problems()).isEmpty();
        assertThat(read.rowCount()).isEqualTo(1);
        var pupil = read.rows().getFirst().pupil();
        assertThat(List.of(pupil.rosterId(), pupil.name(), pupil.number(), pupil.className()))
                .containsExactly("s-1", "赵小明", number, "2班");
        assertThat(pupil.grade()).isEqualTo(3);
        assertThat(pupil.contacts()).hasSize(1);
        assertThat(pupil.contacts().getFirst().phone()).isEqualTo("+86 13912345678");
    }

    @Test
    void orphanRowsAreReportedWhereverTheyAre() {
        var file = new OneRosterFile(CODE).student("s-1", "赵小明", Numbers.pupilNumber(), "03")
                .add("roles", "r-9,,,nobody,primary,student,,,org-1")
                .add("enrollments", "e-9,,,class-9,org-1,s-1,student,false");

        assertThat(read(file).problems()).containsExactlyInAnyOrder(
                new FileProblem("roles.csv", 4, "userSourcedId", "orphan-row"),
                new FileProblem("enrollments.csv", 3, "classSourcedId", "orphan-row"));
    }

    @Test
    void aFormulaIsReportedAndNeverTaken() {
        var file = new OneRosterFile(CODE).student("s-1", "赵=HYPERLINK(1)", Numbers.pupilNumber(), "03");

        var read = read(file);

        assertThat(read.problems()).containsExactly(new FileProblem("users.csv", 2, "givenName", "formula-cell"));
        assertThat(read.rows()).isEmpty();
        assertThat(read.rowCount()).isEqualTo(1);
    }

    @Test
    void gradesAndMissingValuesAreReported() {
        var file = new OneRosterFile(CODE).student("s-1", "赵小明", Numbers.pupilNumber(), "07")
                .student("s-2", "钱小红", "", "03")
                .add("users", "s-2,,,true,s-2,,红,钱,,,,,,,03,,");

        assertThat(read(file).problems()).containsExactlyInAnyOrder(
                new FileProblem("users.csv", 2, "grades", "unknown-grade"),
                new FileProblem("users.csv", 4, "identifier", "missing-value"),
                new FileProblem("users.csv", 6, "sourcedId", "repeated-row"));
    }

    @Test
    void whoIsGoneIsPassedOver() {
        var file = new OneRosterFile(CODE).add("users", "s-1,tobedeleted,,true,s-1,,明,赵,,,,,,,03,,")
                .add("users", "s-2,,,false,s-2,,红,钱,,,,,,,03,,")
                .add("roles", "r-2,,,s-2,primary,student,,,org-1");

        assertThat(read(file).rowCount()).isZero();
        assertThat(read(file).problems()).isEmpty();
    }

    @Test
    void anotherSchoolsOrAnotherVersionsArchiveIsNotRead() {
        var students = new OneRosterFile("2137000999").student("s-1", "赵小明", Numbers.pupilNumber(), "03");

        assertThat(read(students).problems())
                .containsExactly(new FileProblem("orgs.csv", 0, "identifier", "other-school"));
        assertThat(read(new OneRosterFile(CODE).version("1.1")).problems())
                .contains(new FileProblem("manifest.csv", 0, "oneroster.version", "unsupported-version"));
    }

    @Test
    void missingFilesAndColumnsSpoilTheWholeArchive() {
        var archive = Zips.of(Map.of("manifest.csv",
                "propertyName,value\noneroster.version,1.2\nfile.users,bulk\n", "users.csv",
                "sourcedId,givenName,familyName,identifier\n"));
        var problems = OneRoster.read(Archive.unpack(archive), CODE, KnownRoster.NOTHING).problems();

        assertThat(problems).contains(new FileProblem("users.csv", 1, "grades", "missing-column"),
                new FileProblem("roles.csv", 0, "", "missing-file"));
    }

    @Test
    void whatIsTooLargeOrNoArchiveIsRefused() {
        var many = new LinkedHashMap<String, String>();
        for (int i = 0; i <= Archive.MOST_ENTRIES; i++) {
            many.put("file-" + i, "");
        }
        var bomb = Map.of("manifest.csv", "0".repeat(Archive.MOST_BYTES + 1));
        var rows = Map.of("manifest.csv", "propertyName,value\n".repeat(CsvTables.MOST_ROWS + 2));

        for (var content : List.of(Zips.of(many), Zips.of(bomb), "no zip".getBytes(StandardCharsets.UTF_8))) {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Archive.unpack(content));
        }
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> OneRoster.read(Archive.unpack(Zips.of(rows)), CODE, KnownRoster.NOTHING));
        assertThat(new RosterRow("r", "n", null, "name", 1, "c", List.of()).toString()).doesNotContain("name");
    }

    private static ReadRoster read(OneRosterFile file) {
        return OneRoster.read(Archive.unpack(file.bytes()), CODE, KnownRoster.NOTHING);
    }
}

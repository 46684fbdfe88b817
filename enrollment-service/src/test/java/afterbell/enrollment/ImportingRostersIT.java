package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Tokens;

/**
 * R6: a roster comes as a OneRoster archive or as a workbook; one fault rejects the whole file, unless told
 * otherwise.
 */
class ImportingRostersIT extends RunningEnrollment {

    @Test
    void anArchiveIsAppliedOnceHoweverOften() {
        givenSchool(SCHOOL);
        String id = unique("s");
        var file = archive().student(id, "赵小明", Numbers.pupilNumber(), "03")
                .student(unique("s"), "钱小红", Numbers.pupilNumber(), "05")
                .bytes();

        var first = imported(file, "");
        var again = imported(file, "");

        assertThat(first.path("state").asString()).isEqualTo("APPLIED");
        assertThat(first.path("rows").asInt()).isEqualTo(2);
        assertThat(first.at("/pupils/added").asInt()).isEqualTo(2);
        assertThat(again.at("/pupils/unchanged").asInt()).isEqualTo(2);
        assertThat(again.path("importId")).isEqualTo(first.path("importId"));
    }

    @Test
    void oneFaultRejectsAllAndTheGoodRowsAreEnteredWhenAsked() {
        givenSchool(SCHOOL);
        givenSchool(OTHER);
        String elsewhere = Numbers.pupilNumber();
        rostered(OTHER, List.of(pupil(unique("r"), "Ann", elsewhere)));
        String good = unique("s");
        var file = archive().student(good, "赵小明", Numbers.pupilNumber(), "03")
                .student(unique("s"), "钱小红", Numbers.broken(Numbers.pupilNumber()), "05")
                .student(unique("s"), "孙小龙", elsewhere, "05")
                .student(unique("s"), "李@SUM", Numbers.pupilNumber(), "05")
                .add("roles", "r-9,,,nobody,primary,student,,,org-1")
                .bytes();

        var checked = imported(file, "?dryRun=true");
        var rejected = imported(file, "");
        var partly = imported(file, "?mode=PARTIAL");

        assertThat(checked.path("state").asString()).isEqualTo("CHECKED");
        assertThat(checked.at("/pupils/added").asInt()).isEqualTo(1);
        assertThat(rejected.path("state").asString()).isEqualTo("REJECTED");
        assertThat(rejected.at("/pupils/added").asInt()).isZero();
        assertThat(rejected.path("problems").findValuesAsString("code")).containsExactlyInAnyOrder("orphan-row",
                "id-checksum", "on-roll-elsewhere", "formula-cell");
        assertThat(rejected.path("problems")).isEqualTo(checked.path("problems"));
        assertThat(partly.path("state").asString()).isEqualTo("PARTLY_APPLIED");
        assertThat(partly.at("/pupils/added").asInt()).isEqualTo(1);
    }

    @Test
    void aWorkbookMayHaveInstructionsMergedCellsBlankRowsAndAFormula() {
        givenSchool(SCHOOL);
        String citizen = Numbers.citizenId();
        var book = new Workbook().row("填写说明：请勿修改表头")
                .row((String) null)
                .row("学生姓名", "学籍号", "身份证号", "年级", "班级", "监护人姓名", "监护人手机", "与学生关系")
                .row("赵小明", "G" + citizen, citizen, "三年级", "2班", "赵大山", "#13912345678", "父亲")
                .row("钱小红", Numbers.pupilNumber(), null, null, null, null, null, null)
                .row((String) null)
                .row("孙小龙", Numbers.temporaryNumber(), null, "#4", "#1")
                .merge("A1:H1")
                .merge("D4:D5")
                .merge("E4:E5");

        var applied = imported(book.bytes(), "");
        book.row("=HYPERLINK(\"x\")", Numbers.pupilNumber(), null, "三年级", "2班")
                .row("周小虎", Numbers.pupilNumber(), null, null, "2班");
        var rejected = imported(book.bytes(), "");

        assertThat(applied.path("state").asString()).isEqualTo("APPLIED");
        assertThat(applied.at("/pupils/added").asInt()).isEqualTo(3);
        assertThat(rejected.path("state").asString()).isEqualTo("REJECTED");
        assertThat(rejected.path("problems").findValuesAsString("code")).containsExactly("formula-cell",
                "unknown-grade");
        assertThat(rejected.at("/problems/0/row").asInt()).isEqualTo(8);
        assertThat(rejected.at("/problems/0/column").asString()).isEqualTo("学生姓名");
        assertThat(rejected.at("/problems/0/file").asString()).isEqualTo("学籍");
    }

    @Test
    void aWorkbookWithoutItsColumnsIsRejectedEvenInPart() {
        givenSchool(SCHOOL);
        var book = new Workbook().row("学生姓名", "学籍号", "年级").row("赵小明", Numbers.pupilNumber(), "三年级");

        var rejected = imported(book.bytes(), "?mode=PARTIAL");

        assertThat(rejected.path("state").asString()).isEqualTo("REJECTED");
        assertThat(rejected.at("/problems/0/code").asString()).isEqualTo("missing-column");
        assertThat(rejected.at("/problems/0/column").asString()).isEqualTo("班级");
    }

    @Test
    void threeThousandPupilsComeWithinHalfAMinute() {
        givenSchool(SCHOOL);
        var book = new Workbook().row("学生姓名", "学籍号", "身份证号", "年级", "班级");
        for (int i = 0; i < 3_000; i++) {
            book.row("学生" + i, Numbers.pupilNumber(), null, "三年级", "2班");
        }
        var file = book.bytes();
        long start = System.nanoTime();

        var applied = imported(file, "");

        assertThat(applied.at("/pupils/added").asInt()).isEqualTo(3_000);
        assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(30);
    }

    @Test
    void whatIsNoRosterOrNotTheSchoolsOwnIsRefused() {
        givenSchool(SCHOOL);
        String admin = Tokens.of("admin-1");
        var file = archive().bytes();

        refusal(upload(admin, SCHOOL, "", "no zip".getBytes(StandardCharsets.UTF_8)), 422,
                "enrollment.roster-file-kind-unknown");
        refusal(upload(admin, SCHOOL, "", Zips.of(Map.of("a.txt", "x"))), 422,
                "enrollment.roster-file-kind-unknown");
        refusal(upload(admin, SCHOOL, "", new byte[2 * 1024 * 1024 + 1]), 413, "body-too-large");
        refusal(upload(admin, SCHOOL, "?mode=SOME", file), 400, "invalid-parameter");
        refusal(upload(Tokens.of("admin-2"), SCHOOL, "", file), 403, "out-of-scope");
        refusal(upload(Tokens.of("teacher-1"), SCHOOL, "", file), 403, "forbidden");
    }

    private static OneRosterFile archive() {
        return new OneRosterFile("2100000001");
    }

    private JsonNode imported(byte[] file, String query) {
        return answer(upload(Tokens.of("admin-1"), SCHOOL, query, file), 200);
    }
}

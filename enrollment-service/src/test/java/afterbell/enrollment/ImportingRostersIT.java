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
    private static final String IMPORTS = "/api/enrollment/v1/roster-imports/";

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
        assertThat(first.at("/progress/rows").asInt()).isEqualTo(2);
        assertThat(first.at("/progress/done").asInt()).isEqualTo(2);
        assertThat(first.at("/pupils/added").asInt()).isEqualTo(2);
        assertThat(again.at("/pupils/unchanged").asInt()).isEqualTo(2);
        assertThat(again.path("importId")).isNotEqualTo(first.path("importId"));
        assertThat(answer(api().get(Tokens.of("admin-1"), SCHOOLS + "/" + SCHOOL + "/roster-imports?limit=1"), 200)
                .at("/items/0")).isEqualTo(again);
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
        assertThat(codes(faults(rejected))).containsExactlyInAnyOrder("orphan-row",
                "id-checksum", "on-roll-elsewhere", "formula-cell");
        assertThat(faults(rejected)).isEqualTo(faults(checked));
        assertThat(faults(rejected).stream().map(it -> it.path("remedy").asString("")).filter(it -> !it.isEmpty()))
                .containsExactly("other-school-enters-leaving-first");
        assertThat(partly.path("state").asString()).isEqualTo("PARTLY_APPLIED");
        assertThat(partly.at("/pupils/added").asInt()).isEqualTo(1);
        assertThat(api().get(Tokens.of("admin-1"), IMPORTS + partly.path("importId").asString() + "/report.csv")
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody()).contains("FAULT,id-checksum,users.csv,4,identifier,PUPIL_NUMBER")
                .doesNotContain(elsewhere);
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
        assertThat(codes(faults(rejected))).containsExactly("formula-cell", "unknown-grade");
        assertThat(faults(rejected).getFirst().path("row").asInt()).isEqualTo(8);
        assertThat(faults(rejected).getFirst().path("column").asString()).isEqualTo("学生姓名");
        assertThat(faults(rejected).getFirst().path("file").asString()).isEqualTo("学籍");
    }

    @Test
    void aWorkbookWithoutItsColumnsIsRejectedEvenInPart() {
        givenSchool(SCHOOL);
        var book = new Workbook().row("学生姓名", "学籍号", "年级").row("赵小明", Numbers.pupilNumber(), "三年级");

        var rejected = imported(book.bytes(), "?mode=PARTIAL");

        assertThat(rejected.path("state").asString()).isEqualTo("REJECTED");
        assertThat(faults(rejected).getFirst().path("code").asString()).isEqualTo("missing-column");
        assertThat(faults(rejected).getFirst().path("column").asString()).isEqualTo("班级");
    }

    @Test
    void whoIsMissingIsReportedAndLeavesOnlyWhenAsked() {
        var school = givenNewSchool();
        var both = new OneRosterFile(school.code()).student("s-1", "赵小明", Numbers.pupilNumber(), "03")
                .student("s-2", "钱小红", Numbers.pupilNumber(), "05");
        String stays = Numbers.pupilNumber();
        imported(school, both.student("s-3", "孙小龙", stays, "05").bytes(), "");
        var one = new OneRosterFile(school.code()).student("s-3", "孙小龙", stays, "06").bytes();

        var reported = imported(school, one, "");
        var left = imported(school, one, "?missing=LEAVE");
        var again = imported(school, one, "?missing=LEAVE");

        assertThat(reported.path("pupils").toString())
                .isEqualTo(counts(0, 1, 0, 1, 0, 2, 0));
        assertThat(notes(school.token(), reported)).containsExactlyInAnyOrder("missing", "missing", "class-changed");
        assertThat(left.path("pupils").toString()).isEqualTo(counts(0, 0, 1, 0, 0, 2, 2));
        assertThat(again.path("pupils").toString()).isEqualTo(counts(0, 0, 1, 0, 0, 0, 0));
        assertThat(answer(api().get(school.token(), SCHOOLS + "/" + school.id() + "/pupils"), 200).path("items"))
                .hasSize(1);
    }

    @Test
    void changesAreReadOnTopOfWhatIsKnown() {
        var school = givenNewSchool();
        String number = Numbers.pupilNumber();
        var early = OneRosterFile.delta().add("classes", "class-2,active,2021-10-08T00:00:00Z,3班,03,org-1");
        assertThat(codes(faults(school.token(), imported(school, early.bytes(), ""))))
                .containsExactly("delta-without-bulk");
        imported(school, new OneRosterFile(school.code()).student("s-1", "赵小明", number, "03")
                .student("s-2", "钱小红", Numbers.pupilNumber(), "03")
                .bytes(), "");
        var delta = OneRosterFile.delta()
                .add("classes", "class-2,active,2021-10-08T00:00:00Z,3班,03,org-1")
                .add("enrollments", "e-s-1,tobedeleted,2021-10-08T00:00:00Z,class-1,org-1,s-1,student,true")
                .add("enrollments", "e-new,active,2021-10-08T00:00:00Z,class-2,org-1,s-1,student,true")
                .add("users", "s-2,tobedeleted,2021-10-08T00:00:00Z,true,s-2,,小红,钱,,,,,,,03,,");

        var applied = imported(school, delta.bytes(), "");
        var again = imported(school, delta.bytes(), "");

        assertThat(applied.path("pupils").toString()).isEqualTo(counts(0, 1, 0, 1, 0, 0, 1));
        assertThat(notes(school.token(), applied)).containsExactlyInAnyOrder("class-changed", "left");
        assertThat(again.path("pupils").toString()).isEqualTo(counts(0, 0, 1, 0, 0, 0, 0));
        var roll = answer(api().get(school.token(), SCHOOLS + "/" + school.id() + "/pupils"), 200).path("items");
        assertThat(roll).hasSize(1);
        assertThat(roll.at("/0/className").asString()).isEqualTo("3班");
        assertThat(roll.at("/0/name").asString()).isEqualTo("赵小明");
    }

    @Test
    void aTransferIsReportedOnceTheOtherSchoolHasEnteredTheLeaving() {
        givenSchool(SCHOOL);
        givenSchool(OTHER);
        String number = Numbers.pupilNumber();
        var pupilId = rostered(OTHER, List.of(pupil(unique("r"), "Ann", number))).at("/0/pupilId").asString();
        var file = archive().student(unique("s"), "赵小明", number, "03").bytes();
        var refused = imported(file, "");

        answer(api().post(Tokens.of("admin-2"), SCHOOLS + "/" + OTHER + "/pupils/" + pupilId + "/leave",
                Map.of("on", "2021-10-08", "reason", "TRANSFERRED")), 200);
        var moved = imported(file, "");

        assertThat(faults(refused).getFirst().path("pupilId").asString()).isEqualTo(pupilId);
        assertThat(moved.at("/pupils/movedSchool").asInt()).isEqualTo(1);
        assertThat(notes(Tokens.of("admin-1"), moved)).contains("school-changed");
    }

    @Test
    void aSchoolImportsOneFileAtATime() {
        var school = givenNewSchool();
        var big = new Workbook().row("学生姓名", "学籍号", "身份证号", "年级", "班级");
        for (int i = 0; i < 1_000; i++) {
            big.row("学生" + i, Numbers.pupilNumber(), null, "三年级", "2班");
        }
        var file = big.bytes();

        var first = answer(upload(school.token(), school.id(), "", file), 202);
        var same = answer(upload(school.token(), school.id(), "", file), 202);
        refusal(upload(school.token(), school.id(), "", archive().bytes()), 409, "enrollment.roster-import-open");

        assertThat(same.path("importId")).isEqualTo(first.path("importId"));
        assertThat(ended(school.token(), first.path("importId").asString()).at("/pupils/added").asInt())
                .isEqualTo(1_000);
    }

    @Test
    void threeThousandPupilsComeWithinHalfAMinute() {
        var school = givenNewSchool();
        var book = new Workbook().row("学生姓名", "学籍号", "身份证号", "年级", "班级");
        for (int i = 0; i < 3_000; i++) {
            book.row("学生" + i, Numbers.pupilNumber(), null, "三年级", "2班");
        }
        var file = book.bytes();
        long start = System.nanoTime();

        var applied = imported(school, file, "");

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
        String importId = imported(file, "").path("importId").asString();
        refusal(api().get(Tokens.of("admin-2"), IMPORTS + importId), 403, "out-of-scope");
        refusal(api().get(admin, IMPORTS + "none"), 404, "enrollment.roster-import-unknown");
    }

    private static OneRosterFile archive() {
        return new OneRosterFile("2100000001");
    }

    private static String counts(int added, int changed, int unchanged, int movedClass, int movedSchool, int missing,
            int left) {
        return ("{\"added\":%d,\"changed\":%d,\"unchanged\":%d,\"movedClass\":%d,\"movedSchool\":%d,\"missing\":%d,"
                + "\"left\":%d}").formatted(added, changed, unchanged, movedClass, movedSchool, missing, left);
    }

    private JsonNode imported(byte[] file, String query) {
        return imported(Tokens.of("admin-1"), SCHOOL, query, file);
    }

    private JsonNode imported(NewSchool school, byte[] file, String query) {
        return imported(school.token(), school.id(), query, file);
    }

    private JsonNode report(String token, JsonNode ended) {
        return answer(api().get(token, IMPORTS + ended.path("importId").asString() + "/report?limit=1000"), 200)
                .path("items");
    }

    private List<JsonNode> faults(String token, JsonNode ended) {
        return report(token, ended).valueStream().filter(it -> it.path("weight").asString().equals("FAULT")).toList();
    }

    private List<JsonNode> faults(JsonNode ended) {
        return faults(Tokens.of("admin-1"), ended);
    }

    private List<String> notes(String token, JsonNode ended) {
        return codes(report(token, ended).valueStream()
                .filter(it -> it.path("weight").asString().equals("NOTE"))
                .toList());
    }

    private static List<String> codes(List<JsonNode> findings) {
        return findings.stream().map(it -> it.path("code").asString()).toList();
    }
}

package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.signup.model.ApplicantList;
import afterbell.enrollment.signup.model.ApplicantList.Entry;
import afterbell.enrollment.signup.model.SignUp.Drawing;
import afterbell.enrollment.signup.model.SignUp.Listing;
import afterbell.enrollment.signup.store.SignUps;
import afterbell.testing.Tokens;

/** R2, R7: a sign-up, and a draw that anybody can repeat. */
class SigningUpAndDrawingIT extends RunningIntake {
    private static final Path SCRIPT = Path.of("..", "docs", "enrollment", "re-run-draw.sh");

    @Autowired
    private SignUps signUps;

    @Test
    void theDrawIsBoundBeforeAnybodyAppliesAndAnybodyGetsTheSameResult(@TempDir Path folder) throws Exception {
        String group = givenGroup();
        String semester = givenPlan(group);
        String admin = Tokens.of("admin-1");
        var opened = announce(admin, semester, Instant.now().plus(Duration.ofHours(1)), false, Map.of(group, 4));
        String etag = Objects.requireNonNull(opened.returnResult(JsonNode.class).getResponseHeaders().getETag());
        var announced = publicFile(semester);
        for (var pupilId : givenPupils(SCHOOL, 9)) {
            applied(SCHOOL, semester, pupilId, Map.of());
        }
        for (var pupilId : givenPupils(SCHOOL, 3)) {
            answer(decide(applied(SCHOOL, semester, pupilId, Map.of("priorityGroup", "DISABLED")), true, ""), 200);
        }
        refusal(api().post(admin, signUp(semester) + "/list", Map.of()), 409, "enrollment.sign-up-still-open");
        refusal(api().post(admin, signUp(semester) + "/draw", Map.of()), 409, "enrollment.applicants-not-listed");
        refusal(admit(admin, SCHOOL, semester, "2021-09-01", Map.of(group, 4)), 409,
                "enrollment.applicants-not-listed");
        answer(announce(admin, semester, Instant.now().plusMillis(300), false, Map.of(group, 4), "If-Match", etag),
                200);
        var listed = listed(semester);
        var fixed = publicFile(semester);

        var drawn = answer(api().post(admin, signUp(semester) + "/draw", Map.of()), 200);
        var again = answer(api().post(admin, signUp(semester) + "/draw", Map.of()), 200);

        var file = publicFile(semester);
        assertThat(again).isEqualTo(drawn);
        assertThat(announced.has("seed")).isFalse();
        assertThat(announced.has("listHash")).isFalse();
        assertThat(fixed.has("seed")).isFalse();
        assertThat(fixed.has("list")).isFalse();
        assertThat(fixed.path("listHash")).isEqualTo(listed.path("listHash"));
        for (var seen : List.of(announced, fixed, drawn)) {
            assertThat(seen.path("seedHash")).isEqualTo(file.path("seedHash"));
        }
        assertThat(file.path("list").findValuesAsString("applicationId")).hasSize(12).isSorted();
        assertThat(repeated(file, folder)).isEqualTo(file.path("result").findValuesAsString("applicationId"));
        assertThat(state(file.at("/result/0/applicationId").asString())).isEqualTo("UNDER_REVIEW");
        assertThat(application(file.at("/result/2/applicationId").asString()).path("priority").asBoolean()).isTrue();
        var told = published("enrollment.sign-up.v1", SCHOOL + "/" + semester + "/AFTERNOON", 4);
        assertThat(told).allMatch(it -> it.violations().isEmpty())
                .extracting(it -> it.header("ce_type"))
                .containsExactly("afterbell.enrollment.sign-up-announced.v1",
                        "afterbell.enrollment.sign-up-announced.v1", "afterbell.enrollment.applicants-listed.v1",
                        "afterbell.enrollment.lots-drawn.v1");
        assertThat(told.getLast().json().path("seed")).isEqualTo(file.path("seed"));
        var standings = answer(api().post(admin, SCHOOLS + "/" + SCHOOL + "/admissions",
                Map.of("semesterId", semester, "from", "2021-09-01")), 200);
        assertThat(standings.path("admitted").asInt()).isEqualTo(4);
        assertThat(standings.path("items").findValuesAsString("applicationId"))
                .isEqualTo(file.path("result").findValuesAsString("applicationId"));
    }

    @Test
    void whatACrashLeftOfListAndDrawIsCompletedAndChangesNothing() {
        String group = givenGroup();
        String semester = givenPlan(group);
        var entries = givenPupils(SCHOOL, 3).stream()
                .map(it -> new Entry(applied(SCHOOL, semester, it, Map.of()), false))
                .toList();
        var closes = Instant.now().plusMillis(300);
        answer(announce(Tokens.of("admin-1"), semester, closes, false, Map.of(group, 1)), 200);
        await().until(() -> Instant.now().isAfter(closes));
        var intake = new Intake(SCHOOL, semester, Slot.AFTERNOON);
        var announced = signUps.find(intake).orElseThrow();
        var listed = ((Listing.Fixed) announced.state().list(new ApplicantList(entries), Instant.now())).signUp();
        var saved = signUps.save(intake, announced, listed);
        signUps.save(intake, saved,
                ((Drawing.Made) listed.draw(signUps.seedOf(intake), Instant.now())).signUp());
        var before = publicFile(semester);

        answer(api().post(Tokens.of("admin-1"), signUp(semester) + "/list", Map.of()), 200);
        answer(api().post(Tokens.of("admin-1"), signUp(semester) + "/draw", Map.of()), 200);

        assertThat(publicFile(semester)).isEqualTo(before);
        assertThat(admitted(semester, Map.of(group, 1)).path("items").findValuesAsString("applicationId"))
                .isEqualTo(before.path("result").findValuesAsString("applicationId"));
    }

    @Test
    void aFileThatWasChangedIsFoundOut(@TempDir Path folder) throws Exception {
        String group = givenGroup();
        String semester = givenPlan(group);
        givenPupils(SCHOOL, 2).forEach(it -> applied(SCHOOL, semester, it, Map.of()));
        drawn(semester, Map.of(group, 1));
        var file = publicFile(semester).toString();

        assertThat(run(file.replace("\"priority\":false", "\"priority\":true"), folder).exitValue()).isEqualTo(1);
        assertThat(run(file.replaceFirst("\"seed\":\"....", "\"seed\":\"0000"), folder).exitValue()).isEqualTo(1);
    }

    @Test
    void whoComesLateIsRefusedOrRanksBehindThoseInTime() {
        String group = givenGroup();
        String semester = givenPlan(group);
        String admin = Tokens.of("admin-1");
        givenPupils(SCHOOL, 2).forEach(it -> applied(SCHOOL, semester, it, Map.of()));
        String notYet = givenPlan(group);
        api().put(admin, signUp(notYet), Map.of("opens", "2999-01-01T00:00:00+08:00", "closes",
                "2999-01-02T00:00:00+08:00", "groups", List.of(Map.of("groupId", group, "capacity", 1))))
                .expectStatus()
                .isOk();
        refusal(apply(admin, SCHOOL, notYet, givenPupil(SCHOOL), Map.of()), 409, "enrollment.sign-up-not-yet-open");
        String first = answer(announce(admin, semester, Instant.now().plusMillis(300), false, Map.of(group, 1)), 200)
                .path("closes")
                .asString();
        listed(semester);

        var shut = refusal(apply(admin, SCHOOL, semester, givenPupil(SCHOOL), Map.of()), 409,
                "enrollment.sign-up-closed");
        assertThat(shut.path("rule").asString()).isEqualTo("R2");
        refusal(announce(admin, semester, Instant.now().plusSeconds(60), true, Map.of(group, 1), "If-Match", "\"2\""),
                409, "enrollment.sign-up-closed");
        answer(announce(admin, semester, Instant.parse(first), true, Map.of(group, 1), "If-Match", "\"2\""), 200);
        String late = applied(SCHOOL, semester, givenPupil(SCHOOL), Map.of());
        answer(api().post(admin, signUp(semester) + "/draw", Map.of()), 200);
        var standings = admitted(semester, Map.of(group, 1));

        assertThat(application(late).path("late").asBoolean()).isTrue();
        assertThat(standings.path("items").findValuesAsString("applicationId")).hasSize(3).last().isEqualTo(late);
    }

    @Test
    void aSignUpIsAnnouncedForATimeToComeByTheSchoolItself() {
        String group = givenGroup();
        String semester = givenPlan(group);
        var later = Instant.now().plus(Duration.ofDays(1));
        String admin = Tokens.of("admin-1");

        refusal(api().get(null, publicDraw(semester)), 404, "enrollment.sign-up-unknown");
        refusal(announce(admin, semester, Instant.now().minusSeconds(1), false, Map.of(group, 1)), 422,
                "enrollment.sign-up-closes-in-the-past");
        refusal(announce(admin, semester, Instant.parse("2021-08-01T00:00:00Z"), false, Map.of(group, 1)), 422,
                "enrollment.sign-up-backwards");
        refusal(announce(admin, semester, later, false, Map.of(unique("g"), 1)), 404, "enrollment.group-unknown");
        refusal(announce(Tokens.of("admin-2"), semester, later, false, Map.of(group, 1)), 403, "out-of-scope");
        refusal(announce(Tokens.of("teacher-1"), semester, later, false, Map.of(group, 1)), 403, "forbidden");
        var announced = answer(announce(admin, semester, later, false, Map.of(group, 1)), 200);
        assertThat(answer(announce(admin, semester, later, false, Map.of(group, 1)), 200)).isEqualTo(announced);
        refusal(announce(admin, semester, later, false, Map.of(group, 2)), 428, "version-required");
        assertThat(answer(api().get(Tokens.of("edu-bureau"), signUp(semester)), 200)).isEqualTo(announced);
    }

    @Test
    void undecidedClaimsAreInTheWayUnlessTheyAreToRankAsNone() {
        String group = givenGroup();
        String semester = givenPlan(group);
        String admin = Tokens.of("admin-1");
        String id = applied(SCHOOL, semester, givenPupil(SCHOOL), Map.of("priorityGroup", "LOW_INCOME"));
        answer(announce(admin, semester, Instant.now().plusMillis(300), false, Map.of(group, 1)), 200);
        await()
                .until(() -> api().post(admin, signUp(semester) + "/list", Map.of())
                        .returnResult(JsonNode.class)
                        .getResponseBody()
                        .path("code")
                        .asString("")
                        .equals("enrollment.claims-undecided"));

        answer(api().post(admin, signUp(semester) + "/list", Map.of("unconfirmedAsNone", true)), 200);

        assertThat(application(id).at("/claim/standing").asString()).isEqualTo("REJECTED");
        assertThat(application(id).at("/claim/reason").asString()).isEqualTo("not-confirmed-in-time");
        refusal(decide(id, true, ""), 409, "enrollment.claim-drawn");
    }

    @Test
    void theBestChoiceThatIsFreeIsTakenInTheDrawnOrder() {
        String reading = givenGroup();
        String sport = givenGroup();
        String semester = givenSemester();
        var plan = new HashMap<>(plan(reading));
        plan.put("offerings", List.of(offering("reading", "READING", "自主阅读", "藏书", reading),
                offering("chess", "INTEREST_CLUB", "围棋", "棋盘", sport)));
        String path = SCHOOLS + "/" + SCHOOL + "/plans/" + semester;
        answer(api().put(Tokens.of("admin-1"), path, plan), 200);
        goneItsWay(SCHOOL, semester);
        givenPupils(SCHOOL, 3)
                .forEach(it -> applied(SCHOOL, semester, it, Map.of("choices", List.of("chess"), "weekdays",
                        List.of("TUESDAY"))));
        var ids = drawn(semester, Map.of(reading, 5, sport, 2));

        var preview = answer(api().post(Tokens.of("admin-1"), SCHOOLS + "/" + SCHOOL + "/admissions/preview",
                Map.of("semesterId", semester, "from", "2021-09-01")), 200);
        var standings = answer(api().post(Tokens.of("admin-1"), SCHOOLS + "/" + SCHOOL + "/admissions",
                Map.of("semesterId", semester, "from", "2021-09-01")), 200);

        assertThat(preview.path("admitted").asInt()).isEqualTo(2);
        assertThat(preview.path("uncovered").asInt()).isEqualTo(3);
        assertThat(preview.at("/schoolLiability/standing").asString()).isIn("MISSING", "EXPIRING", "COVERED");
        assertThat(preview.at("/items/0/groupId").asString()).isEqualTo(sport);
        assertThat(preview.at("/items/0/cover/standing").asString()).isEqualTo("MISSING");
        assertThat(standings.path("items").findValuesAsString("applicationId")).isEqualTo(ids);
        assertThat(standings.path("items").findValuesAsString("groupId")).containsExactly(sport, sport);
        var places = answer(api().get(Tokens.of("admin-1"), "/api/enrollment/v1/pupils/" + pupilOf(ids.get(0))
                + "/places"), 200);
        assertThat(places.at("/items/0/weeks/0/weekdays/0").asString()).isEqualTo("TUESDAY");
    }

    @Test
    void howTheGroupsFaredIsToldWithoutASingleChild() {
        String group = givenGroup();
        String semester = givenPlan(group);
        givenPupils(SCHOOL, 10).forEach(it -> applied(SCHOOL, semester, it, Map.of()));
        var first = givenPupils(SCHOOL, 6).stream()
                .map(it -> applied(SCHOOL, semester, it, Map.of("priorityGroup", "MIGRANT")))
                .toList();
        first.forEach(it -> answer(decide(it, true, ""), 200));
        answer(decide(applied(SCHOOL, semester, givenPupil(SCHOOL), Map.of("priorityGroup", "DISABLED")), true, ""),
                200);
        drawn(semester, Map.of(group, 12));
        admitted(semester, Map.of(group, 12));

        var report = answer(api().get(Tokens.of("edu-bureau"), signUp(semester) + "/fairness"), 200);

        var rows = report.path("rows");
        assertThat(rows.findValuesAsString("group")).containsExactly("DISABLED", "SINGLE_PARENT", "LEFT_BEHIND",
                "MIGRANT", "LOW_INCOME", "NONE", "ALL");
        assertThat(rows.get(0).has("applied")).isFalse();
        assertThat(rows.get(0).has("admitted")).isFalse();
        assertThat(rows.get(1).path("applied").asInt(-1)).isZero();
        assertThat(rows.get(6).path("waiting").asInt()).isEqualTo(5);
        assertThat(rows.get(5).path("waiting").asInt()).isEqualTo(5);
        refusal(api().get(Tokens.of("teacher-1"), signUp(semester) + "/fairness"), 403, "forbidden");
        refusal(api().get(Tokens.of("admin-2"), signUp(semester) + "/fairness"), 403, "out-of-scope");
    }

    private JsonNode publicFile(String semester) {
        return answer(api().get(null, publicDraw(semester)), 200);
    }

    /** The documented commands, run on the very file. */
    private static List<String> repeated(JsonNode file, Path folder) throws IOException, InterruptedException {
        var script = run(file.toString(), folder);
        assertThat(script.exitValue()).isZero();
        try (var out = script.inputReader()) {
            return out.lines().toList();
        }
    }

    private static Process run(String file, Path folder) throws IOException, InterruptedException {
        var path = Files.writeString(folder.resolve("draw.json"), file);
        var script = new ProcessBuilder("sh", SCRIPT.toString(), path.toString()).start();
        script.waitFor();
        return script;
    }
}

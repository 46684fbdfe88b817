package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Facts;
import afterbell.testing.SeenFact;
import afterbell.testing.Tokens;

/** R1, R8, R9, R10, R11, R22, R29. */
class PublishingPlansIT extends RunningEnrollment {
    private static final String WAY = "enrollment.plan.v1";

    @Test
    void aPublishedPlanIsReadByAnybody() {
        String group = givenGroup();
        String semester = givenSemester();
        answer(write(semester, plan(group), "If-Match", ""), 200);
        api().get(null, publicPlan(semester)).expectStatus().isNotFound();

        var published = goneItsWay(SCHOOL, semester);

        assertThat(published.path("state").asString()).isEqualTo("PUBLISHED");
        assertThat(published.path("noticeVersion").asInt()).isEqualTo(1);
        assertThat(published.path("history").findValuesAsString("state")).containsExactly("DRAFT", "SUBMITTED",
                "ACCEPTED", "PUBLISHED");
        var open = api().get(null, publicPlan(semester)).expectStatus().isOk().returnResult(JsonNode.class);
        assertThat(open.getResponseHeaders().getCacheControl()).isEqualTo("max-age=300, public");
        String tag = Objects.requireNonNull(open.getResponseHeaders().getETag());
        var plan = Objects.requireNonNull(open.getResponseBody());
        assertThat(plan.at("/plan/dismissal").asString()).isEqualTo("15:50");
        assertThat(plan.at("/plan/approval").asString()).isEqualTo("学校审核");
        assertThat(plan.at("/plan/offerings/1/badWeather").asString()).isEqualTo("MOVE_INDOORS");
        api().get(null, publicPlan(semester), "If-None-Match", tag).expectStatus().isNotModified();
        assertThat(answer(move("admin-1", semester, "publish"), 200)).isEqualTo(published);
    }

    @Test
    void theOtherServicesAreToldOfIt() {
        String group = givenGroup();
        String semester = givenSemester();
        var content = plan(group);
        content.put("dismissals", List.of(Map.of("weekdays", List.of("FRIDAY"), "grades", List.of(1, 2), "time",
                "15:00")));
        content.put("noon", Map.of("from", "12:00", "until", "13:30"));
        var club = new HashMap<>(offering("go", "INTEREST_CLUB", "围棋", "棋盘", group));
        club.putAll(Map.of("weekdays", List.of("TUESDAY"), "start", "16:30", "end", "17:30", "staff", 2));
        content.put("offerings", List.of(offering("reading", "READING", "自主阅读", "藏书", group), club));
        answer(write(semester, content), 200);
        goneItsWay(SCHOOL, semester);

        var told = await().atMost(15, SECONDS)
                .until(() -> Facts.about("enrollment.school.v1", SCHOOL)
                        .stream()
                        .filter(it -> it.header("ce_type").equals("afterbell.enrollment.plan-published.v1")
                                && it.body().contains(semester))
                        .findFirst(), Optional::isPresent)
                .orElseThrow();

        assertThat(told.violations()).isEmpty();
        var plan = told.json()
                .at("/school/plans")
                .valueStream()
                .filter(it -> it.path("semesterId").asString().equals(semester))
                .findFirst()
                .orElseThrow();
        assertThat(plan.path("dismissalMinute").asInt()).isEqualTo(15 * 60 + 50);
        assertThat(plan.at("/dismissals/1/grade").asInt()).isEqualTo(2);
        assertThat(plan.at("/dismissals/1/minute").asInt()).isEqualTo(15 * 60);
        assertThat(plan.at("/noon/fromMinute").asInt()).isEqualTo(12 * 60);
        assertThat(plan.has("untilMinute")).isFalse();
        assertThat(plan.path("offerings").findValuesAsString("category")).containsExactly("READING", "INTEREST_CLUB");
        assertThat(plan.at("/offerings/1/weekdays/0").asString()).isEqualTo("TUESDAY");
        assertThat(plan.at("/offerings/1/endMinute").asInt()).isEqualTo(17 * 60 + 30);
        assertThat(plan.at("/offerings/0/staffNeeded").asInt()).isEqualTo(1);
        assertThat(published(WAY, SCHOOL + ":" + semester, 2)).allMatch(it -> it.violations().isEmpty())
                .allMatch(it -> it.key().equals(SCHOOL))
                .extracting(it -> it.header("ce_type"))
                .containsExactly(
                        "afterbell.enrollment.plan-submitted.v1", "afterbell.enrollment.plan-accepted.v1");
    }

    @Test
    void theBureauGivesAPlanBackWithItsReasonAndSeesWhatWaits() {
        String group = givenGroup();
        String semester = givenSemester();
        String bureau = Tokens.of("edu-bureau");
        answer(write(semester, plan(group)), 200);
        refusal(move("admin-1", semester, "publish"), 409, "enrollment.plan-move-not-allowed");
        refusal(move("edu-bureau", semester, "accept"), 409, "enrollment.plan-move-not-allowed");
        answer(move("admin-1", semester, "submit"), 200);

        var waiting = answer(api().get(bureau, "/api/enrollment/v1/plans?semester=" + semester), 200);
        assertThat(waiting.path("items").findValuesAsString("schoolId")).containsExactly(SCHOOL);
        refusal(write(semester, plan(), "If-Match", "\"2\""), 409, "enrollment.plan-move-not-allowed");
        var returned = answer(api().post(bureau, path(semester) + "/return", Map.of("reason", "请写明审批时限")), 200);
        assertThat(returned.path("state").asString()).isEqualTo("RETURNED");
        assertThat(returned.path("reason").asString()).isEqualTo("请写明审批时限");
        assertThat(answer(api().get(bureau, "/api/enrollment/v1/plans?semester=" + semester), 200).path("items")
                .size()).isZero();
        assertThat(answer(api().get(bureau, "/api/enrollment/v1/plans?state=RETURNED&semester=" + semester), 200)
                .path("items")
                .size()).isEqualTo(1);

        var better = plan(group);
        better.put("approval", "五个工作日内审核");
        answer(write(semester, better, "If-Match", "\"3\""), 200);
        assertThat(goneItsWay(SCHOOL, semester).at("/published/approval").asString()).isEqualTo("五个工作日内审核");
        assertThat(published(WAY, SCHOOL + ":" + semester, 4)).extracting(SeenFact::body)
                .noneMatch(
                        it -> it.contains("审批"));
    }

    @Test
    void collectiveLessonsAreRefusedAndNamed() {
        String group = givenGroup();
        String semester = givenSemester();
        var plan = plan(group);
        plan.put("offerings", List.of(offering("reading", "READING", "自主阅读", "藏书", group),
                offering("maths", "HOMEWORK", "数学同步班", "", group),
                offering("cat", "SUBJECT_LESSON", "快乐下午", "", group),
                offering("book", "GAMES", "快乐下午", "数学教材", group)));
        answer(write(semester, plan), 200);

        var refused = refusal(move("admin-1", semester, "submit"), 422, "enrollment.offering-is-lesson");

        assertThat(refused.path("rule").asString()).isEqualTo("R9");
        assertThat(refused.path("errors").findValuesAsString("pointer")).containsExactly("/offerings/1/title",
                "/offerings/2/category", "/offerings/3/materials");
        assertThat(refused.at("/errors/0/detail").asString()).contains("maths", "数学同步班");
        api().get(null, publicPlan(semester)).expectStatus().isNotFound();
    }

    @Test
    void anAppealLetsExactlyItsTextThrough() {
        String group = givenGroup();
        String semester = givenSemester();
        String bureau = Tokens.of("edu-bureau");
        var plan = plan(group);
        plan.put("offerings", List.of(offering("spelling", "GAMES", "英语拼字竞赛", "字母牌", group)));
        answer(write(semester, plan), 200);
        refusal(move("admin-1", semester, "submit"), 422, "enrollment.offering-is-lesson");

        var appeal = answer(appeal(semester, "spelling"), 200);
        assertThat(answer(appeal(semester, "spelling"), 200)).isEqualTo(appeal);
        assertThat(appeal.path("state").asString()).isEqualTo("OPEN");
        assertThat(appeal.path("word").asString()).isEqualTo("英语拼字竞赛");
        String id = appeal.path("appealId").asString();
        assertThat(answer(api().get(bureau, "/api/enrollment/v1/appeals?limit=1000"), 200).toString()).contains(id,
                semester);
        String decision = path(semester) + "/appeals/" + id + "/decision";
        refusal(api().post(Tokens.of("admin-1"), decision, Map.of("allowed", true, "reason", "x")), 403, "forbidden");
        answer(api().post(bureau, decision, Map.of("allowed", true, "reason", "是游戏")), 200);
        refusal(api().post(bureau, decision, Map.of("allowed", false, "reason", "不是")), 409,
                "enrollment.appeal-decided");

        goneItsWay(SCHOOL, semester);
        assertThat(answer(api().get(bureau, "/api/enrollment/v1/appeals?limit=1000"), 200).toString())
                .doesNotContain(semester);
        plan.put("offerings", List.of(offering("spelling", "GAMES", "英语拼字竞赛班", "字母牌", group)));
        answer(write(semester, plan, "If-Match", "\"6\""), 200);
        refusal(move("admin-1", semester, "submit"), 422, "enrollment.offering-is-lesson");
        refusal(appeal(semester, "nothing"), 404, "enrollment.offering-unknown");
    }

    @Test
    void allThatStandsAgainstAPlanIsToldAtOnce() {
        String group = givenGroup();
        String semester = givenSemester();
        var outdoor = new HashMap<>(offering("sport", "SPORT", "足球", "足球", group));
        outdoor.putAll(Map.of("setting", "OUTDOOR", "start", "15:00", "end", "17:00", "capacity", 60, "staff", 1));
        var atNoon = new HashMap<>(offering("rest", "READING", "午间阅读", "", "another-schools-group"));
        atNoon.put("slot", "NOON");
        var plan = plan(group);
        plan.remove("approval");
        plan.put("until", "18:30");
        plan.put("offerings", List.of(outdoor, atNoon));
        answer(write(semester, plan), 200);

        var refused = refusal(move("admin-1", semester, "submit"), 422, "enrollment.plan-incomplete");

        assertThat(refused.path("errors").findValuesAsString("pointer")).containsExactly("/approval", "/until",
                "/offerings/0/badWeather", "/offerings/0/start", "/offerings/0/staff", "/offerings/1/groupIds",
                "/offerings/1/slot");
        assertThat(refused.path("errors").findValuesAsString("code")).contains("enrollment.bad-weather-missing",
                "enrollment.offering-outside-slot", "enrollment.too-few-staff", "enrollment.no-noon-slot");
        plan.put("dismissals", List.of(Map.of("time", "15:00", "grades", List.of(1)), Map.of("time", "15:10",
                "weekdays", List.of("MONDAY"))));
        refusal(write(semester, plan, "If-Match", "\"1\""), 422, "enrollment.dismissal-twice");
        plan.put("dismissals", List.of(Map.of("time", "15:00", "weekdays", List.of("SUNDAY"))));
        refusal(write(semester, plan, "If-Match", "\"1\""), 422, "enrollment.no-school-weekday");
    }

    @Test
    void aChangeNamesItsVersionAndThePublishedOneStaysInForceAndReadable() {
        String group = givenGroup();
        String semester = givenPlan(group);
        var changed = plan(group);
        changed.put("venues", "操场");

        refusal(write(semester, changed), 428, "version-required");
        answer(write(semester, changed, "If-Match", "\"4\""), 200);
        answer(move("admin-1", semester, "submit"), 200);
        assertThat(answer(api().get(null, publicPlan(semester)), 200).at("/plan/venues").asString()).isEqualTo("教室");
        refusal(api().get(null, publicPlan(semester) + "/versions/2"), 404, "enrollment.plan-version-unknown");
        answer(move("edu-bureau", semester, "accept"), 200);
        assertThat(answer(move("admin-1", semester, "publish"), 200).path("version").asInt()).isEqualTo(2);

        assertThat(answer(api().get(null, publicPlan(semester)), 200).at("/plan/venues").asString()).isEqualTo("操场");
        var versions = answer(api().get(null, publicPlan(semester) + "/versions"), 200).path("items");
        assertThat(versions.valueStream().map(it -> it.path("version").asInt())).containsExactly(2, 1);
        var old = api().get(null, publicPlan(semester) + "/versions/1");
        old.expectHeader().valueMatches("Cache-Control", ".*immutable.*");
        assertThat(answer(old, 200).at("/plan/venues").asString()).isEqualTo("教室");
        assertThat(answer(api().get(null, publicPlan(semester) + "/versions/2"), 200).at("/plan/venues").asString())
                .isEqualTo("操场");
    }

    @Test
    void everybodyHasTheirOwnPart() {
        String semester = givenPlan(givenGroup());

        refusal(api().put(Tokens.of("admin-2"), path(semester), plan()), 403, "out-of-scope");
        for (var move : List.of("submit", "publish")) {
            refusal(move("teacher-1", semester, move), 403, "forbidden");
            refusal(move("edu-bureau", semester, move), 403, "forbidden");
            refusal(move("admin-2", semester, move), 403, "out-of-scope");
        }
        refusal(move("admin-1", semester, "accept"), 403, "forbidden");
        refusal(api().post(Tokens.of("admin-1"), path(semester) + "/return", Map.of("reason", "x")), 403, "forbidden");
        refusal(api().get(Tokens.of("admin-1"), "/api/enrollment/v1/plans?semester=" + semester), 403, "forbidden");
        refusal(move("admin-1", givenSemester(), "submit"), 409, "enrollment.plan-not-written");
        refusal(api().post(Tokens.of("edu-bureau"), path(semester) + "/return", Map.of("reason", " ")), 400,
                "validation-failed");
    }

    @Test
    void theCatalogueIsPublic() {
        var catalogue = answer(api().get(null, "/api/enrollment/v1/public/activity-catalogue"), 200).path("items");

        assertThat(catalogue.findValuesAsString("category")).hasSize(20).contains("READING", "EMERGENCY_DRILL");
        assertThat(catalogue.at("/0/chinese").asString()).isEqualTo("自主阅读");
    }

    private static String path(String semester) {
        return SCHOOLS + "/" + SCHOOL + "/plans/" + semester;
    }

    private static String publicPlan(String semester) {
        return PUBLIC + "/" + SCHOOL + "/plans/" + semester;
    }

    private ResponseSpec write(String semester, Map<String, Object> plan, String... headers) {
        return api().put(Tokens.of("admin-1"), path(semester), plan, headers);
    }

    private ResponseSpec move(String user, String semester, String move) {
        return api().post(Tokens.of(user), path(semester) + "/" + move, Map.of());
    }

    private ResponseSpec appeal(String semester, String offering) {
        return api().post(Tokens.of("admin-1"), path(semester) + "/offerings/" + offering + "/appeals",
                Map.of("reason", "是益智游戏"));
    }
}

package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import afterbell.testing.Tokens;

/** R1, R9, R22, R29. */
class PublishingPlansIT extends RunningEnrollment {

    @Test
    void aPublishedPlanIsReadByAnybody() {
        String group = givenGroup();
        String semester = givenSemester();
        answer(write(semester, plan(group), "If-Match", ""), 200);
        api().get(null, publicPlan(semester)).expectStatus().isNotFound();

        var published = answer(publish(semester), 200);

        assertThat(published.path("state").asString()).isEqualTo("PUBLISHED");
        assertThat(published.path("noticeVersion").asInt()).isEqualTo(1);
        var open = api().get(null, publicPlan(semester));
        open.expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectHeader()
                .valueEquals("Cache-Control",
                        "max-age=300, public");
        var plan = answer(open, 200);
        assertThat(plan.at("/plan/dismissal").asString()).isEqualTo("15:50");
        assertThat(plan.at("/plan/offerings/1/badWeather").asString()).isEqualTo("MOVE_INDOORS");
        api().get(null, publicPlan(semester), "If-None-Match", "\"1\"").expectStatus().isNotModified();
        assertThat(answer(publish(semester), 200)).isEqualTo(published);
        assertThat(answer(api().get(null, PUBLIC + "?division=370102"), 200).toString()).contains(SCHOOL);
        assertThat(answer(api().get(null, PUBLIC + "?division=370199"), 200).path("items").size()).isZero();
    }

    @Test
    void theOtherServicesAreToldOfIt() {
        String group = givenGroup();
        String semester = givenPlan(group);

        var told = published("enrollment.school.v1", SCHOOL, 1).stream()
                .filter(it -> it.header("ce_type").equals("afterbell.enrollment.plan-published.v1")
                        && it.body().contains(semester))
                .findFirst()
                .orElseThrow();

        assertThat(told.violations()).isEmpty();
        var plan = told.json()
                .at("/school/plans")
                .valueStream()
                .filter(it -> it.path("semesterId").asString().equals(semester))
                .findFirst()
                .orElseThrow();
        assertThat(plan.path("dismissalMinute").asInt()).isEqualTo(15 * 60 + 50);
        assertThat(plan.path("offerings").findValuesAsString("category")).containsExactly("READING", "SPORT");
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

        var refused = refusal(publish(semester), 422, "enrollment.offering-is-lesson");

        assertThat(refused.path("rule").asString()).isEqualTo("R9");
        assertThat(refused.path("errors").findValuesAsString("pointer")).containsExactly("/offerings/1/title",
                "/offerings/2/category", "/offerings/3/materials");
        assertThat(refused.at("/errors/0/detail").asString()).contains("maths", "数学同步班");
        api().get(null, publicPlan(semester)).expectStatus().isNotFound();
    }

    @Test
    void anOutdoorOfferingNeedsItsArrangementForBadWeather() {
        String group = givenGroup();
        String semester = givenSemester();
        var outdoor = new HashMap<>(offering("sport", "SPORT", "足球", "足球", group));
        outdoor.put("setting", "OUTDOOR");
        var plan = plan(group);
        plan.put("offerings", List.of(outdoor));
        answer(write(semester, plan), 200);

        assertThat(refusal(publish(semester), 422, "enrollment.bad-weather-missing").path("rule").asString())
                .isEqualTo("R29");
    }

    @Test
    void aChangeNamesItsVersionAndIsTheSchoolsOwnAffair() {
        String group = givenGroup();
        String semester = givenPlan(group);
        var changed = plan(group);
        changed.put("venues", "操场");

        refusal(write(semester, changed), 428, "version-required");
        answer(write(semester, changed, "If-Match", "\"2\""), 200);
        assertThat(answer(publish(semester), 200).path("version").asInt()).isEqualTo(2);
        assertThat(answer(api().get(Tokens.of("edu-bureau"), path(semester)), 200).at("/published/venues").asString())
                .isEqualTo("操场");

        refusal(api().put(Tokens.of("admin-2"), path(semester), changed), 403, "out-of-scope");
        refusal(api().post(Tokens.of("teacher-1"), path(semester) + "/publish", Map.of()), 403, "forbidden");
        refusal(api().post(Tokens.of("admin-1"), path(givenSemester()) + "/publish", Map.of()), 409,
                "enrollment.plan-not-written");
    }

    private static String path(String semester) {
        return SCHOOLS + "/" + SCHOOL + "/plans/" + semester;
    }

    private static String publicPlan(String semester) {
        return PUBLIC + "/" + SCHOOL + "/plans/" + semester;
    }

    private ResponseSpec write(String semester,
            Map<String, Object> plan, String... headers) {
        return api().put(Tokens.of("admin-1"), path(semester), plan, headers);
    }

    private ResponseSpec publish(String semester) {
        return api().post(Tokens.of("admin-1"), path(semester) + "/publish", Map.of());
    }
}

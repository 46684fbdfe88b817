package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.testing.SeenFact;
import afterbell.testing.Tokens;

/** R10. */
class SettingSemestersIT extends RunningEnrollment {
    private static final String CALENDARS = "enrollment.calendar.v1";

    @Test
    void countsTheDaysAndTellsOfThem() {
        String semester = unique("autumn");

        var set = answer(set(semester, "2021-09-01", "2022-01-21").expectHeader().valueEquals("ETag", "\"1\""), 200);

        assertThat(set.path("serviceDays").asInt()).isEqualTo(98);
        assertThat(set.at("/policy/semesterRateFen").asLong()).isEqualTo(12_500);
        assertThat(answer(api().get(Tokens.of("guardian-1"), SEMESTERS + semester), 200)).isEqualTo(set);
        var fact = published("enrollment.semester.v1", semester, 1).getFirst();
        assertThat(fact.violations()).isEmpty();
        assertThat(fact.json().path("serviceDays").size()).isEqualTo(98);
        assertThat(fact.json().path("version").asInt()).isEqualTo(1);
    }

    @Test
    void everySchoolGetsItsCalendarWhicheverComesFirst() {
        String before = unique("s");
        register(before, newCode(), "Before").expectStatus().isOk();
        String semester = unique("autumn");
        set(semester, "2030-09-02", "2031-01-17").expectStatus().isOk();
        String after = unique("s");
        register(after, newCode(), "After").expectStatus().isOk();

        for (String school : List.of(before, after)) {
            var last = published(CALENDARS, school, 1).getLast();
            assertThat(last.violations()).isEmpty();
            assertThat(last.key()).isEqualTo(school);
            assertThat(days(last, semester).size()).isGreaterThan(90);
        }
    }

    @Test
    void aChangeNamesItsVersionAndReachesTheSchools() {
        givenSchool(SCHOOL);
        String semester = unique("autumn");
        set(semester, "2030-09-02", "2031-01-17").expectStatus().isOk();
        set(semester, "2030-09-02", "2031-01-17").expectHeader().valueEquals("ETag", "\"1\"");

        refusal(set(semester, "2030-09-02", "2031-01-16"), 428, "version-required");
        set(semester, "2030-09-02", "2031-01-16", "If-Match", "\"1\"").expectHeader().valueEquals("ETag", "\"2\"");

        await().atMost(15, SECONDS)
                .untilAsserted(() -> assertThat(toldDays(semester).getLast()).isEqualTo("2031-01-16"));
    }

    @Test
    void aSchoolIsClosedOnItsOwnDaysOff() {
        givenSchool(SCHOOL);
        String semester = unique("autumn");
        set(semester, "2030-09-02", "2031-01-17").expectStatus().isOk();

        var closed = answer(close("admin-1", semester, "2030-10-15"), 200);
        assertThat(answer(close("admin-1", semester, "2030-10-15"), 200)).isEqualTo(closed);

        assertThat(closed.path("days").valueStream().map(JsonNode::asString)).doesNotContain("2030-10-15");
        await().atMost(15, SECONDS)
                .untilAsserted(() -> assertThat(toldDays(semester)).isNotEmpty().doesNotContain("2030-10-15"));
        refusal(close("admin-2", semester, "2030-10-16"), 403, "out-of-scope");
        refusal(close("teacher-1", semester, "2030-10-16"), 403, "forbidden");
        refusal(close("admin-1", semester, "2031-03-01"), 422, "enrollment.day-off-outside");
        refusal(close("admin-1", unique("never"), "2030-10-16"), 404, "enrollment.semester-unknown");
    }

    @Test
    void aDayThatIsOverIsNotChanged() {
        String semester = unique("autumn");
        var set = answer(set(semester, "2021-09-01", "2022-01-21"), 200);

        assertThat(set.path("holidays").findValuesAsString("name")).contains("国庆节");
        var refused = refusal(set(semester, "2021-09-01", "2022-01-20", "If-Match", "\"1\""), 422,
                "enrollment.school-day-past");
        assertThat(refused.path("rule").asString()).isEqualTo("R10");
        assertThat(refused.path("detail").asString()).contains("2022-01-21");
    }

    @Test
    void whatIsNoSemesterIsRefused() {
        refusal(set(unique("s"), "2021-09-01", "2021-08-01"), 422, "enrollment.no-semester");
        refusal(api().put(Tokens.of("admin-1"), SEMESTERS + unique("s"),
                Map.of("first", "2021-09-01", "last", "2022-01-21", "holidays", List.of())), 403, "forbidden");
        refusal(api().get(Tokens.of("guardian-1"), SEMESTERS + unique("s")), 404, "enrollment.semester-unknown");
    }

    private ResponseSpec set(String semester, String first, String last, String... headers) {
        return setSemester(semester, first, last, headers);
    }

    private ResponseSpec close(String user, String semester, String day) {
        return api().put(Tokens.of(user), SCHOOLS + "/" + SCHOOL + "/semesters/" + semester + "/days-off",
                Map.of("daysOff", List.of(Map.of("date", day, "reason", "秋季运动会"))));
    }

    /** Service days of the semester as the newest fact about the school tells them. */
    private static List<String> toldDays(String semester) {
        return days(published(CALENDARS, SCHOOL, 1).getLast(), semester);
    }

    private static List<String> days(SeenFact fact, String semester) {
        return fact.json()
                .path("semesters")
                .valueStream()
                .filter(it -> it.path("semesterId").asString().equals(semester))
                .flatMap(it -> it.path("serviceDays").valueStream())
                .map(JsonNode::asString)
                .toList();
    }
}

package afterbell.staffing.vetting;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.enrollment.calendar.v1.SemesterDays;
import afterbell.contracts.enrollment.calendar.v1.ServiceDaysSet;
import afterbell.contracts.enrollment.semester.v1.Policy;
import afterbell.contracts.enrollment.semester.v1.SemesterSet;
import afterbell.contracts.enrollment.semester.v1.ServedRule;
import afterbell.staffing.RunningStaffing;
import afterbell.staffing.calendar.store.Calendars;
import afterbell.staffing.calendar.store.Semesters;
import afterbell.testing.Facts;
import afterbell.testing.Tokens;

/** R24, R25: whatever ends a service takes the duties away that it leaves uncovered, and no others. */
class EndingServiceIT extends RunningStaffing {
    private static final LocalDate LONG_AGO = LocalDate.of(2018, 8, 16);
    private static final LocalDate MARCH = LocalDate.of(2019, 3, 4);

    @Autowired
    private EndingUnassessed endingUnassessed;
    @Autowired
    private Semesters semesters;
    @Autowired
    private Calendars schoolCalendars;

    @Test
    void aSuspensionHoldsInEverySchoolUntilItIsLifted() {
        String one = newSchool();
        String other = newSchool();
        givenSeptember(one);
        givenSeptember(other);
        String worker = givenCleared(one, other);
        assigned(one, List.of(duty(worker, DAY, "AFTERNOON"), duty(worker, DAY.plusDays(2), "AFTERNOON")));
        assigned(other, List.of(duty(worker, DAY.plusDays(3), "AFTERNOON")));
        var suspension = Map.of("on", DAY.plusDays(1), "reason", "家长投诉，调查中");

        var suspended = answer(step(admin(), worker, "suspensions", suspension), 200);
        assertThat(suspended.path("state").asString()).isEqualTo("SUSPENDED");
        assertThat(answer(step(admin(), worker, "suspensions", suspension), 200)).isEqualTo(suspended);
        refusal(step(admin(), worker, "suspensions", Map.of("on", DAY, "reason", "又一")), 409,
                "staffing.already-suspended");
        refusal(step(Tokens.of("admin-2"), worker, "suspensions", suspension), 403, "out-of-scope");
        refusal(step(Tokens.of("admin-2"), worker, "suspensions/lift", suspension), 403, "out-of-scope");

        var told = published(WORKERS, worker, "worker-suspended").getFirst();
        assertThat(told.violations()).isEmpty();
        assertThat(told.json().toString()).doesNotContain("投诉");
        assertThat(dutiesOf(one)).containsExactly(worker + ":2021-09-06:AFTERNOON");
        assertThat(dutiesOf(other)).isEmpty();
        assertThat(lossesOf(worker)).containsOnly("SUSPENDED");

        var lift = Map.of("on", DAY.plusDays(7), "reason", "查无此事");
        var lifted = answer(step(Tokens.of("edu-bureau"), worker, "suspensions/lift", lift), 200);
        assertThat(lifted.path("standing").asString()).isEqualTo("CLEARED");
        assertThat(lifted.at("/hirings/0/cleared").toString()).isEqualTo("""
            [{"from":"2021-08-16","until":"2021-09-06"},{"from":"2021-09-13","until":"2022-08-16"}]""");
        assertThat(answer(step(Tokens.of("edu-bureau"), worker, "suspensions/lift", lift), 200)).isEqualTo(lifted);
        refusal(step(Tokens.of("edu-bureau"), worker, "suspensions/lift", Map.of("on", DAY.plusDays(8), "reason",
                "再次")), 409, "staffing.not-suspended");
    }

    @Test
    void whatTheBureauSuspendsNoSchoolLifts() {
        String worker = givenCleared(newSchool());
        answer(step(Tokens.of("edu-bureau"), worker, "suspensions", Map.of("on", DAY, "reason", "调查中")), 200);

        refusal(step(admin(), worker, "suspensions/lift", Map.of("on", DAY, "reason", "放行")), 403, "out-of-scope");
    }

    @Test
    void whoLeavesASchoolIsOffItsRotaAndStaysOnTheOthers() {
        String one = newSchool();
        String other = newSchool();
        givenSeptember(one);
        givenSeptember(other);
        String citizen = newCitizenId();
        String worker = givenPerson(citizen, "SCHOOL_STAFF", one, other);
        answer(check(admin(), worker, CHECKED, "CLEAR", "ref-1"), 200);
        assigned(one, List.of(duty(worker, DAY, "AFTERNOON"), duty(worker, DAY.plusDays(2), "AFTERNOON")));
        assigned(other, List.of(duty(worker, DAY.plusDays(3), "AFTERNOON")));
        var leaving = Map.of("on", DAY.plusDays(1));

        var left = answer(step(admin(), worker, "departures?school=" + one, leaving), 200);
        assertThat(answer(step(admin(), worker, "departures?school=" + one, leaving), 200)).isEqualTo(left);

        assertThat(dutiesOf(one)).containsExactly(worker + ":2021-09-06:AFTERNOON");
        assertThat(dutiesOf(other)).containsExactly(worker + ":2021-09-09:AFTERNOON");
        assertThat(answer(api().get(admin(), STAFFING + "/schools/" + one + "/workers"), 200).path("items").size())
                .isZero();
        var told = await().atMost(20, SECONDS)
                .until(() -> Facts.about(WORKERS, worker).getLast().json().path("worker"),
                        it -> it.path("schoolIds").size() == 1);
        assertThat(told.at("/schoolIds/0").asString()).isEqualTo(other);
        assertThat(told.at("/clearances/0/until").asString()).isEqualTo("2021-09-07");
        var items = assigned(one, List.of(duty(worker, DAY.plusDays(9), "AFTERNOON"))).path("items");
        assertThat(items.at("/0/code").asString()).isEqualTo("staffing.worker-of-another-school");
        var back = answer(join(admin(), one, List.of(person(citizen, "李老师", "SCHOOL_STAFF"))), 200);
        assertThat(back.at("/items/0/status").asInt()).isEqualTo(201);
    }

    @Test
    void aFailingAssessmentEndsTheClearanceFromTheDayAfter() {
        String school = newSchool();
        givenSeptember(school);
        String worker = givenHired(school, CHECKED);
        assigned(school, List.of(duty(worker, DAY, "AFTERNOON"), duty(worker, DAY.plusDays(1), "AFTERNOON")));
        var failed = answer(assess(worker, DAY, 59), 200);

        assertThat(failed.path("state").asString()).isEqualTo("ENDED");
        assertThat(failed.path("clearedUntil").asString()).isEqualTo("2021-09-06");
        assertThat(answer(assess(worker, DAY, 59), 200)).isEqualTo(failed);
        assertThat(dutiesOf(school)).containsExactly(worker + ":2021-09-06:AFTERNOON");
        assertThat(lossesOf(worker)).containsOnly("ASSESSMENT_FAILED");
        refusal(assess(worker, DAY.plusDays(1), 90), 409, "staffing.gate-not-open");
    }

    @Test
    void whoWasNotAssessedInASemesterServesForThirtyDaysAfterIt() {
        String school = newSchool();
        String missed = givenHired(school, LONG_AGO);
        String judged = givenHired(school, LONG_AGO);
        answer(assess(judged, LocalDate.of(2019, 1, 25), 75), 200);
        givenServiceDay(school, MARCH);
        assigned(school, List.of(duty(missed, MARCH, "AFTERNOON"), duty(judged, MARCH, "AFTERNOON")));
        givenSemester("2018-autumn", LocalDate.of(2018, 9, 1), LocalDate.of(2019, 1, 20));

        endingUnassessed.end();
        endingUnassessed.end();

        var ended = worker(missed);
        assertThat(ended.at("/hirings/0/state").asString()).isEqualTo("ENDED");
        assertThat(ended.path("clearedUntil").asString()).isEqualTo("2019-02-19");
        assertThat(lossesOf(missed)).containsOnly("ASSESSMENT_FAILED");
        assertThat(worker(judged).at("/hirings/0/state").asString()).as("assessed in the holidays")
                .isNotEqualTo("ENDED");
    }

    @Test
    void whoIsToBeAssessedIsListedForTheSchoolAndForTheBureau() {
        String school = newSchool();
        String due = givenHired(school, CHECKED);
        String done = givenHired(school, CHECKED);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        givenSemester("2026-running", today.minusDays(30), today.plusDays(30));
        answer(check(admin(), done, today.minusDays(20), "CLEAR", "ref-2"), 200);
        answer(assess(done, today.minusDays(2), 80), 200);

        var items = answer(api().get(admin(), STAFFING + "/schools/" + school + "/assessments-due"), 200);

        assertThat(items.path("items").toString()).isEqualTo("""
            [{"workerId":"%s","kind":"EXTERNAL_TEACHER","semesterId":"2026-running","due":"%s",\
            "clearedUntilLatest":"%s","overdue":false,"hirings":[{"schoolId":"%s","lastAssessed":"2021-08-27"}]}]"""
                .formatted(due, today.plusDays(30), today.plusDays(60), school));
        var everywhere = everyPage(STAFFING + "/assessments-due?limit=1");
        assertThat(everywhere).contains(due).doesNotContain(done).doesNotHaveDuplicates();
        refusal(api().get(admin(), STAFFING + "/assessments-due"), 403, "forbidden");
        refusal(api().get(Tokens.of("admin-2"), STAFFING + "/schools/" + school + "/assessments-due"), 403,
                "out-of-scope");
    }

    private List<String> everyPage(String path) {
        var ids = new ArrayList<String>();
        String cursor = "";
        do {
            var page = answer(api().get(Tokens.of("edu-bureau"), path + cursor), 200);
            page.path("items").forEach(it -> ids.add(it.path("workerId").asString()));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());
        return ids;
    }

    private JsonNode worker(String workerId) {
        return answer(api().get(admin(), STAFFING + "/workers/" + workerId), 200);
    }

    /** Why duties of the worker were taken away, as readers are told. */
    private static List<String> lossesOf(String workerId) {
        return await().atMost(20, SECONDS)
                .until(() -> Facts.in(ROTA)
                        .stream()
                        .filter(it -> it.header("ce_type").equals("afterbell.staffing.duty-removed.v1"))
                        .filter(it -> it.header("ce_subject").startsWith(workerId))
                        .map(it -> it.json().path("cause").asString(""))
                        .toList(), it -> !it.isEmpty());
    }

    private void givenServiceDay(String school, LocalDate day) {
        Facts.publish(school, school, 1,
                new ServiceDaysSet(school, List.of(new SemesterDays("2018-spring", List.of(day)))));
        await().atMost(30, SECONDS).until(() -> schoolCalendars.load(school).state().include(day));
    }

    private void givenSemester(String id, LocalDate first, LocalDate last) {
        Facts.publish(id, id, 1, new SemesterSet(id, 1, first, last, List.of(first),
                new Policy(ServedRule.DISTINCT_SERVED, 1, 12_500, 45, 2, 6_000, 50, 7, 365)));
        await().atMost(30, SECONDS).until(() -> semesters.find(id).isPresent());
    }
}

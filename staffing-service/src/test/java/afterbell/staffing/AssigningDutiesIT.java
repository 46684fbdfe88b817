package afterbell.staffing;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Facts;
import afterbell.testing.Tokens;

/** R20. */
class AssigningDutiesIT extends RunningStaffing {

    @Test
    void tellsWhetherTheStaffIsEnoughForThePupilsExpected() {
        String school = newSchool();
        givenSeptember(school);
        givenPupils(school, 51);
        String one = givenCleared(school);
        String other = givenCleared(school);

        var first = assigned(school, List.of(duty(one, DAY, "AFTERNOON")));
        var second = assigned(school, List.of(duty(other, DAY, "AFTERNOON"), duty(one, DAY.plusDays(1), "NOON")));

        assertThat(first.path("coverage").toString()).isEqualTo("""
            [{"date":"2021-09-06","slot":"AFTERNOON","expected":51,"needed":2,"assigned":1,"short":true}]""");
        assertThat(second.path("coverage").toString()).isEqualTo("""
            [{"date":"2021-09-06","slot":"AFTERNOON","expected":51,"needed":2,"assigned":2,"short":false},\
            {"date":"2021-09-07","slot":"NOON","expected":0,"needed":0,"assigned":1,"short":false}]""");
        var week = coverage(school, "2021-09-04", "2021-09-08");
        assertThat(week.valueStream().map(it -> it.path("date").asString() + it.path("slot").asString()))
                .containsExactly("2021-09-06AFTERNOON", "2021-09-07AFTERNOON", "2021-09-07NOON",
                        "2021-09-08AFTERNOON");
        var told = published(ROTA, one + ":2021-W36", 2).getFirst();
        assertThat(told.violations()).isEmpty();
        assertThat(told.key()).isEqualTo(school);
        assertThat(told.json().at("/duties/0/dutyId").asString()).isEqualTo(one + ":2021-09-06:AFTERNOON");
    }

    @Test
    void answersForEachDutyWhyItCannotBe() {
        String school = newSchool();
        String other = newSchool();
        givenSeptember(school);
        givenSeptember(other);
        String shared = givenCleared(school, other);
        String uncleared = givenWorker("EXTERNAL_TEACHER", school);
        String theirs = givenCleared(other);
        String lately = givenWorker("SCHOOL_STAFF", school);
        answer(check(admin(), lately, DAY.plusDays(1), "CLEAR", "ref-1"), 200);
        assigned(other, List.of(duty(shared, DAY, "AFTERNOON")));

        var answer = assigned(school, List.of(duty(shared, DAY, "AFTERNOON"), duty(shared, DAY, "NOON"),
                duty(shared, DAY, "NOON"), duty(uncleared, DAY, "AFTERNOON"), duty(lately, DAY, "AFTERNOON"),
                duty(theirs, DAY, "AFTERNOON"), duty(shared, DAY.minusDays(1), "AFTERNOON"),
                duty("nobody", DAY, "AFTERNOON")));

        assertThat(answer.path("items").valueStream().map(AssigningDutiesIT::said)).containsExactly(
                "409 staffing.double-duty R20", "201", "200", "409 staffing.worker-not-cleared R24",
                "409 staffing.worker-not-cleared R25", "409 staffing.worker-of-another-school R24",
                "422 staffing.no-service-day R10", "404 staffing.worker-unknown");
    }

    @Test
    void twiceIsOnceAndATakenOffDutyIsGone() {
        String school = newSchool();
        givenSeptember(school);
        String worker = givenCleared(school);
        var duties = List.of(duty(worker, DAY, "AFTERNOON"), duty(worker, DAY.plusDays(1), "AFTERNOON"));

        assertThat(statuses(assigned(school, duties).path("items"))).containsExactly(201, 201);
        assertThat(statuses(assigned(school, duties).path("items"))).containsExactly(200, 200);
        String path = STAFFING + "/duties/" + worker + ":2021-09-06:AFTERNOON";
        refusal(delete(Tokens.of("admin-2"), path), 403, "out-of-scope");
        delete(admin(), path).expectStatus().isNoContent();
        delete(admin(), path).expectStatus().isNoContent();
        refusal(delete(admin(), STAFFING + "/duties/nonsense"), 404, "staffing.duty-unknown");

        var facts = published(ROTA, worker + ":2021-W36", 2);
        assertThat(facts).hasSize(2);
        assertThat(facts.get(0).json().path("duties").size()).isEqualTo(2);
        assertThat(facts.get(1).json().path("reason").asString()).isEqualTo("ROTA_CHANGED");
        assertThat(coverage(school, "2021-09-06", "2021-09-07").valueStream().map(it -> it.path("assigned").asInt()))
                .containsExactly(0, 1);
    }

    @Test
    void fiveHundredDutiesAreOneWriteForEachWorkerAndWeek() {
        String school = newSchool();
        givenSeptember(school);
        var people = IntStream.range(0, 25).mapToObj(_ -> person(newCitizenId(), "李老师", "SCHOOL_STAFF")).toList();
        var joined = answer(join(admin(), school, people), 200).path("items");
        var workers = joined.valueStream().map(it -> it.path("workerId").asString()).toList();
        workers.forEach(worker -> answer(check(admin(), worker, CHECKED, "CLEAR", "ref-1"), 200));
        var duties = workers.stream().flatMap(AssigningDutiesIT::fourWeeks).toList();
        assertThat(duties).hasSize(500);

        var answer = assigned(school, duties);

        assertThat(statuses(answer.path("items"))).hasSize(500).containsOnly(201);
        assertThat(answer.path("coverage").size()).isEqualTo(20);
        assertThat(answer.path("coverage").get(19).path("assigned").asInt()).isEqualTo(25);
        published(ROTA, workers.getFirst() + ":2021-W36", 1);
        assertThat(Facts.about(ROTA, workers.getFirst() + ":2021-W36")).hasSize(1);
        var page = answer(api().get(admin(),
                STAFFING + "/schools/" + school + "/duties?from=2021-09-06&to=2021-09-30&limit=300"), 200);
        var rest = answer(api().get(admin(), STAFFING + "/schools/" + school
                + "/duties?from=2021-09-06&to=2021-09-30&limit=300&cursor=" + page.path("next").asString()), 200);
        assertThat(page.path("items").size()).isEqualTo(300);
        assertThat(rest.path("items").size()).isEqualTo(17 * 25 - 300);
    }

    @Test
    void isTheSchoolsOwnAffairAndWithinLimits() {
        String school = newSchool();
        String worker = givenCleared(school);
        var duties = List.of(duty(worker, DAY, "AFTERNOON"));

        refusal(assign(Tokens.of("admin-2"), school, duties), 403, "out-of-scope");
        for (var user : List.of("edu-bureau", "teacher-1", "guardian-1")) {
            refusal(assign(Tokens.of(user), school, duties), 403, "forbidden");
        }
        refusal(api().get(Tokens.of("teacher-1"), path(school, "2021-09-01", "2021-09-02")), 403, "out-of-scope");
        refusal(api().get(admin(), path(school, "2021-09-01", "2021-10-02")), 400, "staffing.too-many-days");
        refusal(api().get(admin(), path(school, "2021-09-02", "2021-09-01")), 400, "staffing.too-many-days");
        var many = Stream.generate(() -> duties.getFirst()).limit(501).toList();
        refusal(assign(admin(), school, many), 400, "validation-failed");
    }

    private static Stream<Map<String, Object>> fourWeeks(String worker) {
        return LocalDate.of(2021, 9, 1)
                .datesUntil(LocalDate.of(2021, 9, 29))
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .map(day -> duty(worker, day, "AFTERNOON"));
    }

    private JsonNode coverage(String school, String from, String to) {
        return answer(api().get(admin(), path(school, from, to)), 200).path("items");
    }

    private static String path(String school, String from, String to) {
        return STAFFING + "/schools/" + school + "/coverage?from=" + from + "&to=" + to;
    }

    private static String said(JsonNode item) {
        return (item.path("status").asString("") + " " + item.path("code").asString("") + " "
                + item.path("rule").asString("")).strip();
    }
}

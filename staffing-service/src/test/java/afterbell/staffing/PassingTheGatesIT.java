package afterbell.staffing;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import afterbell.testing.Facts;
import afterbell.testing.Tokens;

/** R24. */
class PassingTheGatesIT extends RunningStaffing {
    private static final Map<String, Object> NOTICE = Map.of("from", CHECKED.plusDays(1), "until",
            CHECKED.plusDays(8));
    private static final Map<String, Object> FILING = Map.of("on", CHECKED.plusDays(9));
    private static final Map<String, Object> ANSWER = Map.of("on", CHECKED.plusDays(10));
    private static final Map<String, Object> ASSESSMENT = Map.of("on", CHECKED.plusDays(11), "scores",
            scores(86));

    @Test
    void anExternalTeacherPassesOneGateAfterTheOther() {
        String school = newSchool();
        String worker = givenWorker("EXTERNAL_TEACHER", school);
        var gates = new LinkedHashMap<String, Object>();
        gates.put("record-checks", Map.of("on", CHECKED, "result", "CLEAR", "reference", "ref-1"));
        gates.put("public-notices", NOTICE);
        gates.put("filings", FILING);
        gates.put("filings/acknowledgement", ANSWER);
        gates.put("assessments", ASSESSMENT);
        var names = List.copyOf(gates.keySet());
        var states = List.of("CHECKED", "ON_NOTICE", "FILED", "ACKNOWLEDGED", "CLEARED");

        for (int i = 0; i < names.size(); i++) {
            for (int later = i + 1; later < names.size(); later++) {
                var problem = refusal(gate(worker, names.get(later), gates), 409, "staffing.gate-not-open");
                assertThat(problem.path("rule").asString()).isEqualTo("R24");
            }
            var once = answer(gate(worker, names.get(i), gates), 200);
            assertThat(once.path("state").asString()).isEqualTo(states.get(i));
            assertThat(once.path("version").asInt()).isEqualTo(i + 2);
            assertThat(answer(gate(worker, names.get(i), gates), 200)).isEqualTo(once);
        }

        refusal(step(admin(), worker, "assessments", Map.of("on", CHECKED.plusDays(20), "scores",
                Map.of("safety", 90))), 400, "validation-failed");
        var cleared = published(WORKERS, worker, "worker-cleared").getFirst();
        assertThat(cleared.violations()).isEmpty();
        assertThat(cleared.key()).isEqualTo(worker);
        assertThat(cleared.header("ce_sequence")).isEqualTo("1");
        assertThat(cleared.json().at("/worker/standing").asString()).isEqualTo("CLEARED");
        assertThat(cleared.json().at("/worker/clearedFrom").asString()).isEqualTo("2021-08-27");
        assertThat(cleared.json().at("/worker/clearedUntil").asString()).isEqualTo("2022-08-16");
        assertThat(cleared.json().at("/worker/clearances/0/schoolId").asString()).isEqualTo(school);
    }

    @Test
    void whoIsWithTheSchoolIsClearedByTheRecordCheckAndAnotherSchoolIsToldOfIt() {
        String one = newSchool();
        String other = newSchool();
        String citizen = newCitizenId();
        String worker = givenPerson(citizen, "SCHOOL_STAFF", one);
        LocalDate on = today().minusDays(3);

        var cleared = answer(check(admin(), worker, on, "CLEAR", "ref-1"), 200);
        assertThat(cleared.path("standing").asString()).isEqualTo("CLEARED");
        assertThat(cleared.path("clearedUntil").asString()).isEqualTo(on.plusDays(365).toString());
        givenPerson(citizen, "SCHOOL_STAFF", other);

        var told = published(WORKERS, worker, 2);
        assertThat(told.get(1).json().at("/worker/schoolIds").valueStream().map(it -> it.asString()))
                .containsExactly(one, other);
    }

    @Test
    void aRunningNoticeIsThereForAnybodyToReadWithoutTheWholeName() {
        String school = newSchool();
        String worker = givenWorker("EXTERNAL_TEACHER", school);
        answer(check(admin(), worker, today().minusDays(5), "CLEAR", "ref-1"), 200);
        var notice = Map.of("from", today().minusDays(4), "until", today().plusDays(6));
        answer(step(admin(), worker, "public-notices", notice), 200);

        var shown = answer(api().get(null, STAFFING + "/public/notices?school=" + school), 200).path("items");
        assertThat(shown.size()).isEqualTo(1);
        assertThat(shown.get(0).path("name").asString()).isEqualTo("李**");
        assertThat(shown.get(0).path("kind").asString()).isEqualTo("EXTERNAL_TEACHER");
        assertThat(shown.toString()).doesNotContain(worker, "李老师");
        refusal(step(admin(), worker, "filings", Map.of("on", today())), 409, "staffing.notice-still-runs");
    }

    @Test
    void refusesWhatTheGatesDoNotAllow() {
        String school = newSchool();
        String worker = givenWorker("EXTERNAL_TEACHER", school);

        refusal(check(admin(), worker, today().plusDays(1), "CLEAR", "ref-1"), 422, "staffing.day-to-come");
        answer(check(admin(), worker, CHECKED, "CLEAR", "ref-1"), 200);
        var problem = refusal(step(admin(), worker, "public-notices",
                Map.of("from", CHECKED.plusDays(1), "until", CHECKED.plusDays(7))), 422, "staffing.notice-too-short");
        assertThat(problem.path("detail").asString()).contains("7");
        refusal(step(admin(), worker, "public-notices",
                Map.of("from", CHECKED.minusDays(20), "until", CHECKED.plusDays(7))), 422,
                "staffing.gate-out-of-order");
        refusal(step(admin(), worker, "public-notices", Map.of("from", CHECKED, "until", CHECKED.minusDays(9))), 422,
                "staffing.notice-too-short");
        refusal(step(admin(), worker, "public-notices", Map.of("from", CHECKED, "until", CHECKED.plusDays(367))), 422,
                "staffing.notice-too-long");
        assertThat(Facts.about(WORKERS, worker)).isEmpty();
    }

    @Test
    void eachSchoolPassesTheGatesOfItsOwnHiring() {
        String citizen = newCitizenId();
        String worker = givenPerson(citizen, "EXTERNAL_TEACHER", newSchool());
        var other = Tokens.of("admin-2");
        answer(join(other, "demo-school-2", List.of(person(citizen, "李老师", "EXTERNAL_TEACHER"))), 200);
        answer(check(other, worker, CHECKED, "CLEAR", "ref-1"), 200);
        answer(step(admin(), worker, "public-notices", NOTICE), 200);

        refusal(step(other, worker, "filings", FILING), 409, "staffing.gate-not-open");
        refusal(step(admin(), worker, "filings?school=demo-school-2", FILING), 403, "out-of-scope");
        answer(step(admin(), worker, "filings", FILING), 200);
        answer(step(other, worker, "public-notices", NOTICE), 200);
        var both = answer(api().get(Tokens.of("edu-bureau"), STAFFING + "/workers/" + worker), 200).path("hirings");
        assertThat(both.valueStream().map(it -> it.path("state").asString())).containsExactly("FILED", "ON_NOTICE");
    }

    @Test
    void eachGateHasItsOwner() {
        String worker = givenWorker("EXTERNAL_TEACHER", newSchool());

        refusal(check(Tokens.of("admin-2"), worker, CHECKED, "CLEAR", "ref-1"), 403, "out-of-scope");
        refusal(check(Tokens.of("edu-bureau"), worker, CHECKED, "CLEAR", "ref-1"), 403, "forbidden");
        refusal(step(admin(), worker, "filings/acknowledgement", ANSWER), 403, "forbidden");
        refusal(step(Tokens.of("edu-bureau"), worker, "assessments", ASSESSMENT), 403, "forbidden");
        refusal(step(Tokens.of("teacher-1"), worker, "filings", FILING), 403, "forbidden");
        refusal(check(admin(), "nobody", CHECKED, "CLEAR", "ref-1"), 404, "staffing.worker-unknown");
    }

    private ResponseSpec gate(String worker, String name,
            Map<String, Object> bodies) {
        String token = name.endsWith("acknowledgement") ? Tokens.of("edu-bureau") : admin();
        return step(token, worker, name, bodies.getOrDefault(name, Map.of()));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }
}

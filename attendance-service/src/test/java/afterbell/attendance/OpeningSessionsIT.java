package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import afterbell.testing.Api;
import afterbell.testing.Tokens;

/** R10, R20, R24, R25. */
class OpeningSessionsIT extends RunningAttendance {
    private static final String SESSIONS = "attendance.session.v1";

    @Test
    void opensWithItsWorkersAndTellsIt() {
        var school = givenSchool();
        var worker = givenWorker(school.id());
        givenGroup(school.id(), 3);

        var opened = givenSession(school, DAY, worker);

        assertThat(opened.path("state").asString()).isEqualTo("OPEN");
        assertThat(opened.path("expected").asInt()).isEqualTo(3);
        assertThat(opened.path("needed").asInt()).isEqualTo(1);
        assertThat(opened.path("short").asBoolean()).isFalse();
        assertThat(opened.path("signedOn").valueStream().map(it -> it.asString())).containsExactly(worker);
        var fact = published(SESSIONS, school.id() + ":" + DAY + ":AFTERNOON", 1).getFirst();
        assertThat(fact.key()).isEqualTo(school.id());
        assertThat(fact.header("ce_type")).isEqualTo("afterbell.attendance.session-opened.v1");
        assertThat(fact.violations()).isEmpty();
        assertThat(answer(api().get(school.token(), school.session(DAY)), 200).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void openedAgainByTheSameCommandIsAsItStands() {
        var school = givenSchool();
        var worker = givenWorker(school.id());
        var command = Map.of("at", at(DAY, "15:40"), "workerIds", List.of(worker));
        String key = Api.key();
        answer(api().post(school.token(), school.session(DAY) + "/open", command, "Idempotency-Key", key), 201);
        answer(api().post(school.token(), school.session(DAY) + "/open", command, "Idempotency-Key", key), 201);

        var again = answer(api().post(school.token(), school.session(DAY) + "/open", command), 200);

        assertThat(again.path("version").asInt()).isEqualTo(1);
        var other = Map.of("at", at(DAY, "15:41"), "workerIds", List.of(worker));
        refusal(api().post(school.token(), school.session(DAY) + "/open", other), 409,
                "attendance.session-opened-otherwise");
    }

    @Test
    void opensShortAndIsAnAlertAtOnce() {
        var school = givenSchool();
        givenGroup(school.id(), 1);

        assertThat(givenSession(school, DAY).path("short").asBoolean()).isTrue();

        assertThat(published(SESSIONS, school.id() + ":" + DAY + ":AFTERNOON", 2).get(1).header("ce_type"))
                .isEqualTo("afterbell.attendance.staff-fell-short.v1");
        var alerts = answer(api().get(school.token(), school.path() + "/alerts?from=" + DAY + "&to=" + DAY), 200);
        assertThat(valuesOf(alerts.path("items"), "kind")).containsExactly("STAFF_FELL_SHORT");
    }

    @Test
    void opensWithAContingencyPlanOnly() {
        var school = givenSchoolWithoutContingencyPlan();
        String plans = school.path() + "/contingency-plans";

        assertThat(refusal(open(school, DAY), 422, "attendance.no-contingency-plan").path("rule").asString())
                .isEqualTo("R28");
        refusal(api().post(school.token(), plans, contingencyPlan("FIRE", "FOOD")), 422,
                "attendance.contingency-areas-missing");
        refusal(api().post(school.token(), plans,
                with(contingencyPlan("VENUE", "FOOD", "FIRST_AID", "FIRE"), "until", "2022-09-02")), 422,
                "attendance.contingency-period-invalid");
        refusal(api().post(Tokens.of("admin-1"), plans, contingencyPlan("FIRE")), 403, "out-of-scope");
        var whole = contingencyPlan("VENUE", "FOOD", "FIRST_AID", "FIRE");
        answer(api().post(school.token(), plans, whole), 201);
        answer(api().post(school.token(), plans, whole), 200);
        refusal(api().post(school.token(), plans, with(whole, "wording", "另一份")), 409,
                "attendance.contingency-declared-otherwise");

        answer(open(school, DAY), 201);
        refusal(open(school, LocalDate.of(2022, 3, 1)), 422, "attendance.no-contingency-plan");
        var listed = answer(api().get(school.token(), plans), 200).path("items");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).has("wording")).isFalse();
        var read = answer(api().get(Tokens.of("edu-bureau"), plans + "/2021-09-01/2022-01-21"), 200);
        assertThat(read.path("wording").asString()).isEqualTo(whole.get("wording"));
        refusal(api().get(school.token(), plans + "/2021-09-02/2022-01-21"), 404,
                "attendance.contingency-plan-not-found");
        refusal(api().get(Tokens.of("admin-1"), plans), 403, "out-of-scope");
    }

    @Test
    void opensOnServiceDaysOnly() {
        var school = givenSchool();
        var tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);

        var refused = refusal(open(school, HOLIDAY), 422, "attendance.no-service-day");
        assertThat(refused.path("rule").asString()).isEqualTo("R10");
        refusal(open(school, tomorrow), 422, "attendance.day-to-come");
        refusal(api().post(school.token(), school.session(DAY) + "/open",
                Map.of("at", at(DAY.plusDays(1), "15:40"), "workerIds", List.of())), 422,
                "attendance.time-on-another-day");
        refusal(api().get(school.token(), school.session(HOLIDAY)), 404, "attendance.session-not-found");
    }

    @Test
    void opensWithNobodyWhoMayNotServe() {
        var school = givenSchool();
        var own = givenWorker(school.id());
        var others = givenWorker(unique("s"));

        var uncleared = refusal(open(school, DAY, own, unique("w")), 422, "attendance.worker-not-cleared");
        assertThat(uncleared.path("rule").asString()).isEqualTo("R25");
        assertThat(valuesOf(uncleared.path("errors"), "pointer")).containsExactly("/workerIds/1");
        assertThat(refusal(open(school, DAY, others), 422, "attendance.worker-not-at-school").path("rule").asString())
                .isEqualTo("R24");
        refusal(open(school, DAY, own, own), 422, "attendance.worker-named-twice");
        refusal(api().get(school.token(), school.session(DAY)), 404, "attendance.session-not-found");
    }

    @Test
    void signsOnWhoMayServeAndNobodyElse() {
        var school = givenSchool();
        var worker = givenWorker(school.id());
        var command = Map.of("workerId", worker, "at", at(DAY, "15:45"));
        refusal(api().post(school.token(), school.session(DAY) + "/sign-ons", command), 409,
                "attendance.session-not-open");
        givenSession(school, DAY);

        for (int twice = 0; twice < 2; twice++) {
            var session = answer(api().post(school.token(), school.session(DAY) + "/sign-ons", command), 200);
            assertThat(session.path("signedOn").valueStream().map(it -> it.asString())).containsExactly(worker);
            assertThat(session.path("version").asInt()).isEqualTo(2);
        }
        refusal(api().post(school.token(), school.session(DAY) + "/sign-ons",
                Map.of("workerId", worker, "at", at(DAY, "15:46"))), 409, "attendance.signed-on-otherwise");
        refusal(api().post(school.token(), school.session(DAY) + "/sign-ons",
                Map.of("workerId", unique("w"), "at", at(DAY, "15:46"))), 422, "attendance.worker-not-cleared");
    }

    @Test
    void belongsToItsSchool() {
        var school = givenSchool();
        givenSession(school, DAY);

        for (var stranger : List.of("admin-1", "teacher-2")) {
            refusal(api().post(Tokens.of(stranger), school.session(DAY) + "/open",
                    Map.of("at", at(DAY, "15:40"), "workerIds", List.of())), 403, "out-of-scope");
            refusal(api().post(Tokens.of(stranger), school.session(DAY) + "/sign-ons",
                    Map.of("workerId", "w-1", "at", at(DAY, "15:40"))), 403, "out-of-scope");
            refusal(api().get(Tokens.of(stranger), school.session(DAY)), 403, "out-of-scope");
            refusal(api().get(Tokens.of(stranger), school.path() + "/sessions?from=2021-09-01&to=2021-09-30"), 403,
                    "out-of-scope");
        }
        for (var nobody : List.of("guardian-1", "guard-1", "fin-bureau")) {
            refusal(api().post(Tokens.of(nobody), school.session(DAY) + "/open",
                    Map.of("at", at(DAY, "15:40"), "workerIds", List.of())), 403, "forbidden");
        }
        answer(api().get(Tokens.of("edu-bureau"), school.session(DAY)), 200);
    }

    @Test
    void sessionsAreListedInOrderOfTheirDays() {
        var school = givenSchool();
        for (int day = 0; day < 3; day++) {
            givenSession(school, DAY.plusDays(day));
        }
        String list = school.path() + "/sessions?from=" + DAY + "&to=" + DAY.plusDays(1);

        var first = answer(api().get(school.token(), list + "&limit=1"), 200);
        var second = answer(api().get(school.token(), list + "&limit=1&cursor=" + first.path("next").asString()), 200);

        assertThat(valuesOf(first.path("items"), "date")).containsExactly(DAY.toString());
        assertThat(valuesOf(second.path("items"), "date")).containsExactly(DAY.plusDays(1).toString());
        assertThat(second.has("next")).isFalse();
        refusal(api().get(school.token(), school.path() + "/sessions?from=2021-09-01&to=2022-09-02"), 422,
                "attendance.period-invalid");
    }

    private ResponseSpec open(OwnSchool school,
            LocalDate day, String... workerIds) {
        return api().post(school.token(), school.session(day) + "/open",
                Map.of("at", at(day, "15:40"), "workerIds", List.of(workerIds)));
    }
}

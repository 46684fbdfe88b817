package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Tokens;

/** R2, R3, R4, R6, R7. */
class ApplyingForPlacesIT extends RunningIntake {

    @Test
    void aGuardianAppliesOnceHoweverOften() {
        String semester = givenPlan(givenGroup());
        String pupilId = givenPupil(SCHOOL);
        var guardian = givenGuardian(SCHOOL, pupilId);

        var first = answer(apply(Tokens.of(guardian), SCHOOL, semester, pupilId, Map.of()), 201);
        var again = answer(apply(Tokens.of(guardian), SCHOOL, semester, pupilId, Map.of()), 201);

        assertThat(first.path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(first.path("proxy").asBoolean()).isFalse();
        assertThat(again).isEqualTo(first);
        var children = answer(api().get(Tokens.of(guardian), "/api/enrollment/v1/guardians/me/children"), 200);
        assertThat(children.at("/items/0/pupilId").asString()).isEqualTo(pupilId);
        assertThat(children.at("/items/0/applications/0/applicationId")).isEqualTo(first.path("applicationId"));
        assertThat(answer(api().get(Tokens.of(guardian), APPLICATIONS + first.path("applicationId").asString()), 200)
                .at("/history/0/actor")
                .asString()).isEqualTo(guardian.id());
    }

    @Test
    void onlyForTheOwnChildOnTheRollAfterReadingTheNotice() {
        givenSchool(OTHER);
        String semester = givenPlan(givenGroup());
        String pupilId = givenPupil(SCHOOL);
        String elsewhere = givenPupil(OTHER);
        String guardian = Tokens.of(givenGuardian(SCHOOL, pupilId));

        refusal(apply(guardian, SCHOOL, semester, givenPupil(SCHOOL), Map.of()), 403, "enrollment.not-a-guardian");
        refusal(apply(Tokens.of("teacher-1"), SCHOOL, semester, pupilId, Map.of()), 403, "forbidden");
        var foreign = refusal(apply(Tokens.of("admin-1"), SCHOOL, semester, elsewhere, Map.of()), 422,
                "enrollment.not-on-roll");
        assertThat(foreign.path("rule").asString()).isEqualTo("R6");
        var unread = refusal(apply(guardian, SCHOOL, semester, pupilId, Map.of("noticeVersion", 2)), 409,
                "enrollment.notice-not-acknowledged");
        assertThat(unread.path("rule").asString()).isEqualTo("R3");
        refusal(apply(guardian, SCHOOL, givenSemester(), pupilId, Map.of()), 404, "enrollment.plan-unknown");
        refusal(apply(guardian, SCHOOL, semester, pupilId, Map.of("evidence", "x")), 422,
                "enrollment.evidence-without-group");
    }

    @Test
    void theSchoolEntersManyForTheirGuardians() {
        givenSchool(OTHER);
        String semester = givenPlan(givenGroup());
        var pupils = givenPupils(SCHOOL, 3);
        var asked = List.of(pupils.get(0), pupils.get(1), pupils.get(2), givenPupil(OTHER));
        var body = Map.of("semesterId", semester, "noticeVersion", 1, "pupilIds", asked);
        String path = SCHOOLS + "/" + SCHOOL + "/applications/batch";

        var first = answer(api().post(Tokens.of("admin-1"), path, body), 200).path("items");
        var again = answer(api().post(Tokens.of("admin-1"), path, body), 200).path("items");

        assertThat(statuses(first)).containsExactly(201, 201, 201, 422);
        assertThat(first.get(3).path("rule").asString()).isEqualTo("R6");
        assertThat(again).isEqualTo(first);
        refusal(api().post(Tokens.of("admin-2"), path, body), 403, "out-of-scope");
        var page = answer(api().get(Tokens.of("admin-1"),
                SCHOOLS + "/" + SCHOOL + "/applications?semester=" + semester + "&state=SUBMITTED&limit=2"), 200);
        assertThat(page.path("items").size()).isEqualTo(2);
        assertThat(page.at("/items/0/proxy").asBoolean()).isTrue();
        assertThat(page.has("next")).isTrue();
    }

    @Test
    void whyAChildComesFirstIsReadByFewAndWrittenDown() {
        String semester = givenPlan(givenGroup());
        String pupilId = givenPupil(SCHOOL);
        String id = applied(SCHOOL, semester, pupilId, Map.of("priorityGroup", "LOW_INCOME", "evidence", "低保证 77"));

        var claimed = application(id);
        answer(decide(id, true, ""), 200);
        answer(decide(id, true, ""), 200);
        var read = application(id);

        assertThat(claimed.path("priority").asBoolean()).isFalse();
        assertThat(claimed.at("/claim/standing").asString()).isEqualTo("CLAIMED");
        assertThat(read.path("priority").asBoolean()).isTrue();
        assertThat(read.path("priorityGroup").asString()).isEqualTo("LOW_INCOME");
        assertThat(read.path("evidence").asString()).isEqualTo("低保证 77");
        var audit = answer(api().get(Tokens.of("edu-bureau"), "/api/enrollment/v1/audit?subjectId=" + id), 200);
        assertThat(audit.path("items").findValuesAsString("action")).containsExactly("application.submitted",
                "application.priority", "application.priority-confirmed", "application.priority");
        assertThat(audit.toString()).doesNotContain("低保证", "LOW_INCOME");
        refusal(api().get(Tokens.of("admin-2"), APPLICATIONS + id), 403, "out-of-scope");
        refusal(api().get(Tokens.of("guardian-1"), APPLICATIONS + id), 403, "enrollment.not-a-guardian");
        refusal(api().get(Tokens.of("edu-bureau"), APPLICATIONS + id), 403, "forbidden");
    }

    @Test
    void aRefusalHasItsReasonAndIsFinal() {
        String group = givenGroup();
        String semester = givenPlan(group);
        String pupilId = givenPupil(SCHOOL);
        String id = applied(SCHOOL, semester, pupilId, Map.of());
        var refuse = Map.of("reason", "资料不全");

        answer(api().post(Tokens.of("admin-1"), APPLICATIONS + id + "/refuse", refuse), 200);
        answer(api().post(Tokens.of("admin-1"), APPLICATIONS + id + "/refuse", refuse), 200);

        assertThat(application(id).at("/history/1/reason").asString()).isEqualTo("资料不全");
        refusal(withdraw(Tokens.of("admin-1"), id, "2021-09-01"), 409, "enrollment.application-move-not-allowed");
        refusal(api().post(Tokens.of("admin-2"), APPLICATIONS + id + "/refuse", refuse), 403, "out-of-scope");
        assertThat(applied(SCHOOL, semester, pupilId, Map.of())).isNotEqualTo(id);
    }

    @Test
    void choosingAProviderOutsideIsKeptWithItsReminder() {
        String semester = givenSemester();
        givenSchool(SCHOOL);
        String pupilId = givenPupil(SCHOOL);
        String guardian = Tokens.of(givenGuardian(SCHOOL, pupilId));
        String path = SCHOOLS + "/" + SCHOOL + "/offcampus-declarations";
        var body = Map.of("semesterId", semester, "pupilId", pupilId, "reminderAcknowledged", true);

        var kept = answer(api().post(guardian, path, body), 200);

        assertThat(kept.path("reminder").asString()).contains("有资质");
        assertThat(answer(api().post(guardian, path, body), 200)).isEqualTo(kept);
        var refused = refusal(api().post(guardian, path,
                Map.of("semesterId", semester, "pupilId", pupilId, "reminderAcknowledged", false)), 422,
                "enrollment.reminder-not-acknowledged");
        assertThat(refused.path("rule").asString()).isEqualTo("R4");
        refusal(api().post(Tokens.of("guardian-1"), path, body), 403, "enrollment.not-a-guardian");
    }

    @Test
    void whatTheSchoolDoesNotConfirmRanksAsNoneAndTheGuardianReadsWhy() {
        String semester = givenPlan(givenGroup());
        String pupilId = givenPupil(SCHOOL);
        var guardian = givenGuardian(SCHOOL, pupilId);
        String id = answer(apply(Tokens.of(guardian), SCHOOL, semester, pupilId,
                Map.of("priorityGroup", "MIGRANT", "evidence", "居住证 1")), 201).path("applicationId").asString();
        String plain = applied(SCHOOL, semester, givenPupil(SCHOOL), Map.of());

        refusal(decide(id, false, ""), 422, "enrollment.reason-missing");
        answer(decide(id, false, "证明已过期"), 200);

        var seen = answer(api().get(Tokens.of(guardian), APPLICATIONS + id), 200);
        assertThat(seen.path("state").asString()).isEqualTo("UNDER_REVIEW");
        assertThat(seen.path("priority").asBoolean()).isFalse();
        assertThat(seen.at("/claim/standing").asString()).isEqualTo("REJECTED");
        assertThat(seen.at("/claim/reason").asString()).isEqualTo("证明已过期");
        refusal(decide(plain, true, ""), 409, "enrollment.no-priority-claimed");
        refusal(api().post(Tokens.of(guardian), APPLICATIONS + id + "/priority", Map.of("confirmed", true)), 403,
                "forbidden");
        refusal(api().post(Tokens.of("admin-2"), APPLICATIONS + id + "/priority", Map.of("confirmed", true)), 403,
                "out-of-scope");
    }

    @Test
    void aGuardianChoosesAndChangesUntilTheSignUpCloses() {
        String group = givenGroup();
        String semester = givenPlan(group);
        String pupilId = givenPupil(SCHOOL);
        var guardian = givenGuardian(SCHOOL, pupilId);
        String token = Tokens.of(guardian);
        var wishes = Map.<String, Object>of("choices", List.of("sport", "reading"), "weekdays",
                List.of("MONDAY", "THURSDAY"));
        refusal(apply(token, SCHOOL, semester, pupilId, Map.of("choices", List.of("chess"))), 422,
                "enrollment.choice-unknown");
        refusal(apply(token, SCHOOL, semester, pupilId, Map.of("choices", List.of("sport", "sport"))), 422,
                "enrollment.choice-twice");
        refusal(apply(token, SCHOOL, semester, pupilId, Map.of("weekdays", List.of("SUNDAY"))), 422,
                "enrollment.weekdays-invalid");
        var first = answer(apply(token, SCHOOL, semester, pupilId, wishes), 201);
        String path = APPLICATIONS + first.path("applicationId").asString();
        answer(api().post(Tokens.of("admin-1"), path + "/review", Map.of()), 200);
        var change = Map.of("noticeVersion", 1, "choices", List.of("reading"));

        refusal(api().put(token, path, change), 428, "version-required");
        refusal(api().put(token, path, change, "If-Match", "\"1\""), 412, "version-mismatch");
        var changed = answer(api().put(token, path, change, "If-Match", "\"2\""), 200);
        assertThat(answer(api().put(token, path, change), 200)).isEqualTo(changed);

        assertThat(first.path("choices").valueStream().map(JsonNode::asString)).containsExactly("sport", "reading");
        assertThat(first.path("weekdays").valueStream().map(JsonNode::asString)).containsExactly("MONDAY", "THURSDAY");
        assertThat(changed.path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(changed.path("choices").valueStream().map(JsonNode::asString)).containsExactly("reading");
        assertThat(changed.path("weekdays").size()).isEqualTo(5);
        answer(announce(Tokens.of("admin-1"), semester, Instant.now().plusMillis(300), false, Map.of(group, 5)), 200);
        listed(semester);
        refusal(api().put(token, path, Map.of("noticeVersion", 1), "If-Match", "\"4\""), 409,
                "enrollment.sign-up-closed");
    }

    @Test
    void aChangedNoticeAsksAgain() {
        String group = givenGroup();
        String semester = givenPlan(group);
        String pupilId = givenPupil(SCHOOL);
        var guardian = givenGuardian(SCHOOL, pupilId);
        String path = APPLICATIONS + answer(apply(Tokens.of(guardian), SCHOOL, semester, pupilId, Map.of()), 201)
                .path("applicationId")
                .asString();
        assertThat(answer(api().get(Tokens.of(guardian), path), 200).has("noticeToAcknowledge")).isFalse();
        givenAnotherNotice(semester, group);

        int asked = answer(api().get(Tokens.of(guardian), path), 200).path("noticeToAcknowledge").asInt();
        refusal(api().post(Tokens.of(guardian), path + "/notice", Map.of("noticeVersion", 1)), 409,
                "enrollment.notice-not-acknowledged");
        var acknowledged = answer(api().post(Tokens.of(guardian), path + "/notice", Map.of("noticeVersion", asked)),
                200);

        assertThat(asked).isEqualTo(2);
        assertThat(acknowledged.path("noticeVersion").asInt()).isEqualTo(2);
        assertThat(answer(api().get(Tokens.of(guardian), path), 200).has("noticeToAcknowledge")).isFalse();
        refusal(api().post(Tokens.of("guardian-1"), path + "/notice", Map.of("noticeVersion", 2)), 403,
                "enrollment.not-a-guardian");
    }

    private void givenAnotherNotice(String semester, String group) {
        String path = SCHOOLS + "/" + SCHOOL + "/plans/" + semester;
        var plan = new HashMap<>(plan(group));
        plan.put("notice", Map.of("mode", "每天", "content", "阅读", "safetyMeasures", "门卫登记"));
        String etag = api().get(Tokens.of("admin-1"), path).returnResult(JsonNode.class).getResponseHeaders().getETag();
        answer(api().put(Tokens.of("admin-1"), path, plan, "If-Match", String.valueOf(etag)), 200);
        goneItsWay(SCHOOL, semester);
    }
}

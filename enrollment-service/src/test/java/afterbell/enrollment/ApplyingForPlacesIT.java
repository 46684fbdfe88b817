package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

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

        var read = application(id);

        assertThat(read.path("priority").asBoolean()).isTrue();
        assertThat(read.path("priorityGroup").asString()).isEqualTo("LOW_INCOME");
        assertThat(read.path("evidence").asString()).isEqualTo("低保证 77");
        var audit = answer(api().get(Tokens.of("edu-bureau"), "/api/enrollment/v1/audit?subjectId=" + id), 200);
        assertThat(audit.path("items").findValuesAsString("action")).containsExactly("application.submitted",
                "application.priority");
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
}

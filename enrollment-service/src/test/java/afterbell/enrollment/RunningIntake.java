package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.testing.TestUsers;
import afterbell.testing.TestUsers.TestUser;
import afterbell.testing.Tokens;

/** What tests of applications and places share. */
abstract class RunningIntake extends RunningEnrollment {
    static final String PLACES = "enrollment.place.v1";
    static final String APPLICATIONS = "/api/enrollment/v1/applications/";

    ResponseSpec apply(String token, String schoolId, String semester, String pupilId, Map<String, Object> more) {
        var body = new HashMap<String, Object>(
                Map.of("semesterId", semester, "pupilId", pupilId, "noticeVersion", 1));
        body.putAll(more);
        return api().post(token, SCHOOLS + "/" + schoolId + "/applications", body);
    }

    /** Applies by the school's own office. */
    String applied(String schoolId, String semester, String pupilId, Map<String, Object> more) {
        return answer(apply(Tokens.of(adminOf(schoolId)), schoolId, semester, pupilId, more), 201)
                .path("applicationId")
                .asString();
    }

    ResponseSpec admit(String token, String schoolId, String semester, String from, Map<String, Integer> capacities) {
        var groups = capacities.entrySet()
                .stream()
                .map(it -> Map.of("groupId", it.getKey(), "capacity", it.getValue()))
                .toList();
        return api().post(token, SCHOOLS + "/" + schoolId + "/admissions",
                Map.of("semesterId", semester, "from", from, "groups", groups));
    }

    JsonNode admitted(String semester, Map<String, Integer> capacities) {
        return answer(admit(Tokens.of("admin-1"), SCHOOL, semester, "2021-09-01", capacities), 200);
    }

    static String signUp(String semester) {
        return SCHOOLS + "/" + SCHOOL + "/sign-ups/" + semester + "/AFTERNOON";
    }

    static String publicDraw(String semester) {
        return PUBLIC + "/" + SCHOOL + "/draws/" + semester + "/AFTERNOON";
    }

    ResponseSpec announce(String token, String semester, Instant closes, boolean late,
            Map<String, Integer> capacities, String... headers) {
        var groups = capacities.entrySet()
                .stream()
                .map(it -> Map.of("groupId", it.getKey(), "capacity", it.getValue()))
                .toList();
        return api().put(token, signUp(semester), Map.of("opens", "2021-08-20T00:00:00+08:00", "closes",
                closes.toString(), "late", late, "groups", groups), headers);
    }

    /** Fixes the list of applicants as soon as the sign-up has closed. */
    JsonNode listed(String semester) {
        await().atMost(30, SECONDS)
                .until(() -> api().post(Tokens.of("admin-1"), signUp(semester) + "/list", Map.of())
                        .returnResult(JsonNode.class)
                        .getStatus()
                        .value() == 200);
        return answer(api().get(Tokens.of("admin-1"), signUp(semester)), 200);
    }

    /** Announces a sign-up that closes at once, and draws. @return application ids in the drawn order */
    List<String> drawn(String semester, Map<String, Integer> capacities) {
        answer(announce(Tokens.of("admin-1"), semester, Instant.now().plusMillis(500), true, capacities), 200);
        listed(semester);
        answer(api().post(Tokens.of("admin-1"), signUp(semester) + "/draw", Map.of()), 200);
        return answer(api().get(null, publicDraw(semester)), 200).path("result").findValuesAsString("applicationId");
    }

    /** The school confirms or rejects a claim to a priority group. */
    ResponseSpec decide(String applicationId, boolean confirmed, String reason) {
        return api().post(Tokens.of("admin-1"), APPLICATIONS + applicationId + "/priority",
                Map.of("confirmed", confirmed, "reason", reason));
    }

    String pupilOf(String applicationId) {
        return application(applicationId).path("pupilId").asString();
    }

    ResponseSpec withdraw(String token, String applicationId, String on) {
        return api().post(token, APPLICATIONS + applicationId + "/withdraw", Map.of("on", on, "reason", "家长可接"));
    }

    JsonNode application(String applicationId) {
        return answer(api().get(Tokens.of("admin-1"), APPLICATIONS + applicationId), 200);
    }

    String state(String applicationId) {
        return application(applicationId).path("state").asString();
    }

    ResponseSpec leave(String schoolId, String pupilId, String on, String reason) {
        return api().post(Tokens.of(adminOf(schoolId)), SCHOOLS + "/" + schoolId + "/pupils/" + pupilId + "/leave",
                Map.of("on", on, "reason", reason));
    }

    /** A guardian of the pupil. */
    TestUser givenGuardian(String schoolId, String pupilId) {
        var guardian = TestUsers.with(List.of("guardian"), List.of());
        var items = answer(api().post(Tokens.of(adminOf(schoolId)), SCHOOLS + "/" + schoolId + "/guardians",
                Map.of("guardians", List.of(Map.of("pupilId", pupilId, "account", guardian.id(), "relation", "母亲")))),
                200).path("items");
        assertThat(statuses(items)).containsExactly(200);
        return guardian;
    }

    List<String> givenPupils(String schoolId, int count) {
        return rostered(schoolId, pupils(unique("r"), count)).findValuesAsString("pupilId");
    }
}

package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static org.assertj.core.api.Assertions.assertThat;

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

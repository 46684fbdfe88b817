package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** R31. */
class CollectingPupilsIT extends RunningEnrollment {
    private static final String TOPIC = "enrollment.pickup-authority.v1";
    private static final String API = "/api/enrollment/v1/pupils/";

    @Test
    void aGuardianBoundByTheSchoolMayCollectAndSaysWhoElse() {
        givenSchool(SCHOOL);
        String pupilId = givenPupil(SCHOOL);
        var guardian = TestUsers.with(List.of("guardian"), List.of());
        String token = Tokens.of(guardian);

        var bound = bind("admin-1", SCHOOL, pupilId, guardian.id()).get(0);
        var aunt = answer(say(token, pupilId, "李秀英", true), 200).path("adultId").asString();
        var uncle = answer(say(token, pupilId, "王某某", false), 200).path("adultId").asString();
        answer(api().put(token, API + pupilId + "/leaving-alone", Map.of("allowed", true)), 200);

        var told = published(TOPIC, pupilId, 4);
        assertThat(told).allMatch(it -> it.violations().isEmpty());
        var last = told.getLast().json();
        assertThat(last.path("mayCollect").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(bound.path("adultId").asString(), aunt);
        assertThat(last.path("mustNotCollect").get(0).asString()).isEqualTo(uncle);
        assertThat(last.path("mayLeaveAlone").asBoolean()).isTrue();
        assertThat(told.getLast().body()).doesNotContain("李秀英", "13900000000");
        assertThat(answer(say(token, pupilId, "李秀英", true), 200).path("adultId").asString()).isEqualTo(aunt);
        assertThat(published(TOPIC, pupilId, 4)).hasSize(4);
    }

    @Test
    void nobodyElseSpeaksForAPupil() {
        givenSchool(SCHOOL);
        givenSchool(OTHER);
        String pupilId = givenPupil(SCHOOL);

        refusal(say(Tokens.of("guardian-1"), pupilId, "Aunt", true), 403, "enrollment.not-a-guardian");
        refusal(say(Tokens.of("admin-2"), pupilId, "Aunt", true), 403, "out-of-scope");
        refusal(say(Tokens.of("teacher-1"), pupilId, "Aunt", true), 403, "forbidden");
        refusal(say(Tokens.of("admin-1"), unique("nobody"), "Aunt", true), 404, "enrollment.pupil-unknown");
        refusal(api().put(Tokens.of("guardian-1"), API + pupilId + "/leaving-alone", Map.of("allowed", true)), 403,
                "enrollment.not-a-guardian");
        var other = bind("admin-2", OTHER, pupilId, "5a000000-0000-4000-8000-000000000012").get(0);
        assertThat(other.path("status").asInt()).isEqualTo(422);
        assertThat(other.path("code").asString()).isEqualTo("enrollment.not-on-roll");
        assertThat(other.path("rule").asString()).isEqualTo("R6");
    }

    @Test
    void whomTheSchoolForbidsAGuardianCannotAllow() {
        givenSchool(SCHOOL);
        String pupilId = givenPupil(SCHOOL);
        var guardian = TestUsers.with(List.of("guardian"), List.of());
        bind("admin-1", SCHOOL, pupilId, guardian.id());
        answer(say(Tokens.of("admin-1"), pupilId, "李秀英", false), 200);

        var refused = refusal(say(Tokens.of(guardian), pupilId, "李秀英", true), 403,
                "enrollment.adult-forbidden-by-school");

        assertThat(refused.path("rule").asString()).isEqualTo("R31");
    }

    private JsonNode bind(String user, String school, String pupilId, String account) {
        return answer(api().post(Tokens.of(user), SCHOOLS + "/" + school + "/guardians", Map.of("guardians",
                List.of(Map.of("pupilId", pupilId, "account", account, "relation", "母亲")))), 200).path("items");
    }

    private ResponseSpec say(String token, String pupilId, String name, boolean mayCollect) {
        return api().post(token, API + pupilId + "/adults",
                Map.of("name", name, "phone", "13900000000", "relation", "亲属", "mayCollect", mayCollect));
    }
}

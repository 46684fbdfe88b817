package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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
        var alone = answer(api().put(token, API + pupilId + "/leaving-alone", Map.of("allowed", true)), 200);
        assertThat(alone.path("allowed").asBoolean()).as("the school has its own word").isFalse();
        var items = answer(api().post(Tokens.of("admin-1"), SCHOOLS + "/" + SCHOOL + "/leaving-alone",
                Map.of("pupilIds", List.of(pupilId, unique("nobody")), "allowed", true)), 200).path("items");
        assertThat(statuses(items)).containsExactly(200, 422);

        var told = published(TOPIC, pupilId, 5);
        assertThat(told).allMatch(it -> it.violations().isEmpty());
        var last = told.getLast().json();
        assertThat(last.path("mayCollect").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(bound.path("adultId").asString(), aunt);
        assertThat(last.path("mustNotCollect").get(0).asString()).isEqualTo(uncle);
        assertThat(last.path("mayLeaveAlone").asBoolean()).isTrue();
        assertThat(last.path("guardians")).hasSize(1);
        assertThat(last.path("guardians").get(0).path("adultId").asString())
                .isEqualTo(bound.path("adultId").asString());
        assertThat(last.path("guardians").get(0).path("account").asString()).isEqualTo(guardian.id());
        assertThat(told.getLast().body()).doesNotContain("李秀英", "13900000000");
        assertThat(answer(say(token, pupilId, "李秀英", true), 200).path("adultId").asString()).isEqualTo(aunt);
        assertThat(published(TOPIC, pupilId, 5)).hasSize(5);
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

    @Test
    void theGateSeesByNameWhoMayCollectOnWhichDaysAndTheReadingIsKept() {
        givenSchool(SCHOOL);
        String pupilId = givenPupil(SCHOOL);
        var guardian = TestUsers.with(List.of("guardian"), List.of());
        var guard = TestUsers.with(List.of("gate-guard"), List.of(SCHOOL));
        var elsewhere = TestUsers.with(List.of("gate-guard"), List.of(OTHER));
        bind("admin-1", SCHOOL, pupilId, guardian.id());
        String token = Tokens.of(guardian);
        var week = new HashMap<String, Object>(Map.of("name", "李秀英", "phone", "13900000000", "relation", "姨妈",
                "mayCollect", true, "from", "2021-10-11", "last", "2021-10-15"));
        String aunt = answer(api().post(token, API + pupilId + "/adults", week), 200).path("adultId").asString();

        var seen = answer(api().get(Tokens.of(guard), API + pupilId + "/adults"), 200);

        var named = seen.path("adults")
                .valueStream()
                .filter(it -> it.path("adultId").asString().equals(aunt))
                .findFirst()
                .orElseThrow();
        assertThat(named.path("name").asString()).isEqualTo("李秀英");
        assertThat(named.path("until").asString()).isEqualTo("2021-10-16");
        assertThat(published(TOPIC, pupilId, 2).getLast().json().path("validities").get(0).path("from").asString())
                .isEqualTo("2021-10-11");
        refusal(api().get(Tokens.of(elsewhere), API + pupilId + "/adults"), 403, "out-of-scope");
        refusal(api().get(Tokens.of("guardian-1"), API + pupilId + "/adults"), 403, "enrollment.not-a-guardian");
        var readings = answer(api().get(Tokens.of("edu-bureau"), "/api/enrollment/v1/audit?subjectId=" + pupilId), 200);
        assertThat(readings.toString()).contains("pickup.adults", guard.id());

        week.put("last", "2021-10-10");
        refusal(api().post(token, API + pupilId + "/adults", week), 422, "enrollment.validity-backwards");
        api().delete(token, API + pupilId + "/adults/" + aunt).expectStatus().isNoContent();
        assertThat(answer(api().get(token, API + pupilId + "/adults"), 200).path("adults")).hasSize(1);
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

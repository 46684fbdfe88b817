package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import afterbell.testing.Tokens;

/** R32. */
class InsuringPupilsIT extends RunningIntake {
    private static final String NUMBER = "P2021-7700-1234";

    @Autowired
    private MongoTemplate mongo;

    @Test
    void missingCoverIsShownBeforeThePlaceIsConfirmedAndBarsNothing() {
        String group = givenGroup();
        String semester = givenPlan(group);
        var pupils = givenPupils(SCHOOL, 3);
        var ids = pupils.stream().map(it -> applied(SCHOOL, semester, it, Map.of())).toList();
        String accident = unique("accident");
        policy(accident, "PUPIL_ACCIDENT", "2021-09-01", "2022-09-01");

        var items = cover(List.of(Map.of("pupilId", pupils.get(0), "insuranceId", accident),
                own(pupils.get(1), "2021-09-01", "2021-12-01")));

        assertThat(statuses(items)).containsExactly(200, 200);
        assertThat(application(ids.get(0)).at("/cover/standing").asString()).isEqualTo("COVERED");
        assertThat(application(ids.get(1)).at("/cover/standing").asString()).isEqualTo("EXPIRING");
        assertThat(application(ids.get(1)).at("/cover/until").asString()).isEqualTo("2021-12-01");
        assertThat(application(ids.get(2)).at("/cover/standing").asString()).isEqualTo("MISSING");
        assertThat(admitted(semester, Map.of(group, 3)).path("admitted").asInt()).isEqualTo(3);
    }

    @Test
    void whoHasNoCoverOrNotForLongIsListedPageByPage() {
        givenSchool(SCHOOL);
        var pupils = givenPupils(SCHOOL, 3);
        cover(List.of(own(pupils.get(0), "2021-09-01", "2022-09-01"), own(pupils.get(1), "2021-09-01", "2021-10-01")));
        String path = SCHOOLS + "/" + SCHOOL + "/insurance-gaps?on=2021-09-15&within=30&limit=100";
        var found = new HashMap<String, String>();

        String cursor = "";
        do {
            var page = answer(api().get(Tokens.of("admin-1"), path + cursor), 200);
            page.path("items").forEach(it -> found.put(it.path("pupilId").asString(), it.path("cover").asString()));
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());

        assertThat(found).doesNotContainKey(pupils.get(0))
                .containsEntry(pupils.get(1), "EXPIRING")
                .containsEntry(pupils.get(2), "MISSING");
        refusal(api().get(Tokens.of("admin-2"), path), 403, "out-of-scope");
    }

    @Test
    void theNumberOfAFamilysPolicyIsSealedAndReadByFew() {
        givenSchool(SCHOOL);
        String pupilId = givenPupil(SCHOOL);
        var guardian = givenGuardian(SCHOOL, pupilId);
        var entry = own(pupilId, "2021-09-01", "2022-09-01");
        cover(List.of(entry));
        cover(List.of(entry));

        String path = "/api/enrollment/v1/pupils/" + pupilId + "/insurance";
        var read = answer(api().get(Tokens.of(guardian), path), 200);

        assertThat(read.path("items").size()).isEqualTo(1);
        assertThat(read.at("/items/0/policyNumber").asString()).isEqualTo(NUMBER);
        refusal(api().get(Tokens.of("guardian-1"), path), 403, "enrollment.not-a-guardian");
        var audit = answer(api().get(Tokens.of("edu-bureau"), "/api/enrollment/v1/audit?subjectId=" + pupilId), 200);
        assertThat(audit.path("items").findValuesAsString("action")).contains("pupil.insured", "pupil.insurance");
        assertThat(String.valueOf(mongo.getCollection("pupil-insurances")
                .find(com.mongodb.client.model.Filters.eq("_id", pupilId))
                .first())).doesNotContain(NUMBER);
    }

    @Test
    void eachOfABatchIsAnsweredForItself() {
        givenSchool(SCHOOL);
        givenSchool(OTHER);
        String pupilId = givenPupil(SCHOOL);

        var items = cover(List.of(own(givenPupil(OTHER), "2021-09-01", "2022-09-01"),
                Map.of("pupilId", pupilId, "insuranceId", unique("none")), Map.of("pupilId", pupilId),
                own(pupilId, "2021-09-01", "2021-09-01"), own(pupilId, "2021-09-01", "2022-09-01")));

        assertThat(statuses(items)).containsExactly(422, 422, 422, 422, 200);
        assertThat(items.findValuesAsString("code")).containsExactly("enrollment.not-on-roll",
                "enrollment.insurance-unknown", "enrollment.insurance-incomplete", "enrollment.insurance-backwards");
        assertThat(items.findValuesAsString("rule")).containsExactly("R6", "R32", "R32", "R32");
    }

    @Test
    void aSchoolsPoliciesAreEnteredByItselfAndReadByItsPeopleAndTheBureau() {
        givenSchool(SCHOOL);
        String id = unique("liability");
        policy(id, "SCHOOL_LIABILITY", "2021-09-01", "2022-09-01");
        policy(id, "SCHOOL_LIABILITY", "2021-09-01", "2023-09-01");

        var policies = answer(api().get(Tokens.of("edu-bureau"), SCHOOLS + "/" + SCHOOL + "/insurances"), 200);

        assertThat(policies.path("items").valueStream().filter(it -> it.path("insuranceId").asString().equals(id)))
                .singleElement()
                .satisfies(it -> assertThat(it.path("until").asString()).isEqualTo("2023-09-01"));
        refusal(api().put(Tokens.of("admin-2"), SCHOOLS + "/" + SCHOOL + "/insurances/" + id,
                body("SCHOOL_LIABILITY", "2021-09-01", "2022-09-01")), 403, "out-of-scope");
        refusal(api().put(Tokens.of("admin-1"), SCHOOLS + "/" + SCHOOL + "/insurances/" + id,
                body("SCHOOL_LIABILITY", "2021-09-01", "2021-09-01")), 422, "enrollment.insurance-backwards");
    }

    private void policy(String id, String kind, String from, String until) {
        answer(api().put(Tokens.of("admin-1"), SCHOOLS + "/" + SCHOOL + "/insurances/" + id, body(kind, from, until)),
                200);
    }

    private static Map<String, Object> body(String kind, String from, String until) {
        return Map.of("kind", kind, "insurer", "中国人保", "policyNumber", "PZDX2021", "from", from, "until", until);
    }

    private static Map<String, Object> own(String pupilId, String from, String until) {
        return Map.of("pupilId", pupilId, "insurer", "平安养老", "policyNumber", NUMBER, "from", from, "until", until);
    }

    private tools.jackson.databind.JsonNode cover(List<Map<String, Object>> covers) {
        return answer(api().post(Tokens.of("admin-1"), SCHOOLS + "/" + SCHOOL + "/covers", Map.of("covers", covers)),
                200).path("items");
    }
}

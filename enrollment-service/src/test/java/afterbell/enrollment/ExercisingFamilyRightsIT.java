package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Tokens;

/** A guardian sees, corrects, takes along and deletes the family's data, and sees who has read it. */
class ExercisingFamilyRightsIT extends RunningIntake {
    private static final String ME = "/api/enrollment/v1/guardians/me";

    @Test
    void everythingThatIsKeptIsSeenByTheGuardianAlone() {
        String number = Numbers.pupilNumber();
        String pupil = givenChild(number);
        String guardian = Tokens.of(givenGuardian(SCHOOL, pupil));
        answer(api().put(guardian, ME + "/contact", Map.of("name", "李秀英", "phone", "13900000000")), 200);

        var data = answer(api().get(guardian, ME + "/data"), 200);

        assertThat(data.at("/contact/phone").asString()).isEqualTo("13900000000");
        assertThat(data.at("/children/0/pupilId").asString()).isEqualTo(pupil);
        assertThat(data.at("/children/0/kept/roll/0/who/number").asString()).isEqualTo(number);
        assertThat(data.at("/children/0/kept").propertyNames()).contains("roll", "applications", "places", "pickup");
        assertThat(answer(api().get(guardian, ME + "/export"), 200)).isEqualTo(data);
        assertThat(answer(api().get(Tokens.of("guardian-1"), ME + "/data"), 200).toString()).doesNotContain(number);
        refusal(api().get(Tokens.of("admin-1"), ME + "/data"), 403, "forbidden");
    }

    @Test
    void everyReadingOfAChildIsSeenByItsGuardian() {
        String pupil = givenChild(Numbers.pupilNumber());
        String guardian = Tokens.of(givenGuardian(SCHOOL, pupil));
        answer(api().get(guardian, ME + "/data"), 200);
        aTeacherTurnsPagesUntil(pupil);

        var readings = answer(api().get(guardian, ME + "/readings?pupilId=" + pupil + "&limit=1"), 200);
        var older = answer(api().get(guardian, ME + "/readings?pupilId=" + pupil + "&cursor="
                + readings.path("next").asString()), 200);

        assertThat(readings.at("/items/0/what").asString()).isEqualTo("pupil.names");
        assertThat(readings.at("/items/0/by/0").asString()).isEqualTo("teacher");
        assertThat(readings.at("/items/0/schoolId").asString()).isEqualTo(SCHOOL);
        assertThat(readings.at("/items/0/own").asBoolean()).isFalse();
        assertThat(older.at("/items/0/what").asString()).isEqualTo("family.data");
        assertThat(older.at("/items/0/own").asBoolean()).isTrue();
        refusal(api().get(Tokens.of("guardian-1"), ME + "/readings?pupilId=" + pupil), 403,
                "enrollment.not-a-guardian");
    }

    /** The tests before have entered pupils into the same school, and a page has an end. */
    private void aTeacherTurnsPagesUntil(String pupil) {
        String path = SCHOOLS + "/" + SCHOOL + "/pupils?limit=1000";
        var page = answer(api().get(Tokens.of("teacher-1"), path), 200);
        while (!page.path("items").findValuesAsString("pupilId").contains(pupil)) {
            page = answer(api().get(Tokens.of("teacher-1"), path + "&cursor=" + page.path("next").asString()), 200);
        }
    }

    @Test
    void theSchoolDecidesWhatIsCorrected() {
        String pupil = givenChild(Numbers.pupilNumber());
        String guardian = Tokens.of(givenGuardian(SCHOOL, pupil));
        String admin = Tokens.of("admin-1");
        var asked = ask(guardian, pupil, "NAME", "王晓明");
        var same = ask(guardian, pupil, "NAME", "王晓明");
        var grade = ask(guardian, pupil, "GRADE", "4");

        var listed = answer(api().get(admin, SCHOOLS + "/" + SCHOOL + "/corrections?limit=1000"), 200).path("items");
        var accepted = answer(api().post(admin, "/api/enrollment/v1/corrections/" + id(asked) + "/accept", Map.of()),
                200);
        answer(api().post(admin, "/api/enrollment/v1/corrections/" + id(grade) + "/refuse", Map.of("reason", "不符")),
                200);

        assertThat(same).isEqualTo(asked);
        assertThat(listed.findValuesAsString("value")).contains("王晓明", "4");
        assertThat(accepted.path("applied").asBoolean()).isTrue();
        var roll = answer(api().get(guardian, ME + "/data"), 200).at("/children/0/kept/roll/0");
        assertThat(roll.at("/who/name").asString()).isEqualTo("王晓明");
        assertThat(roll.at("/standing/grade").asInt()).isEqualTo(3);
        refusal(api().post(admin, "/api/enrollment/v1/corrections/" + id(grade) + "/accept", Map.of()), 409,
                "enrollment.correction-decided");
        refusal(api().post(Tokens.of("admin-2"), "/api/enrollment/v1/corrections/" + id(asked) + "/accept", Map.of()),
                403,
                "out-of-scope");
        refusal(api().post(guardian, ME + "/corrections", Map.of("pupilId", pupil, "field", "GRADE", "value", "9")),
                422,
                "enrollment.correction-value");
    }

    @Test
    void whoIsOnARollIsNotDeletedAndAfterwardsNothingOpensAgain() {
        String number = Numbers.pupilNumber();
        String pupil = givenChild(number);
        String guardian = Tokens.of(givenGuardian(SCHOOL, pupil));
        var refused = refusal(api().post(guardian, ME + "/children/" + pupil + "/deletion", Map.of()), 409,
                "enrollment.child-not-deletable-yet");
        answer(api().post(Tokens.of("admin-1"), SCHOOLS + "/" + SCHOOL + "/pupils/" + pupil + "/leave",
                Map.of("on", "2021-10-08", "reason", "LEFT_SCHOOL")), 200);

        answer(api().post(guardian, ME + "/children/" + pupil + "/deletion", Map.of()), 200);

        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("enrollment.child-still-on-roll");
        assertThat(answer(api().get(guardian, ME + "/data"), 200).path("children")).isEmpty();
        refusal(api().get(guardian, ME + "/readings?pupilId=" + pupil), 403, "enrollment.not-a-guardian");
        var again = rostered(SCHOOL, List.of(pupil(unique("r"), "Ann", number))).get(0);
        assertThat(again.path("status").asInt()).isEqualTo(201);
        assertThat(again.path("pupilId").asString()).isNotEqualTo(pupil);
    }

    private String givenChild(String number) {
        givenSchool(SCHOOL);
        return rostered(SCHOOL, List.of(pupil(unique("r"), "王小明", number))).get(0).path("pupilId").asString();
    }

    private JsonNode ask(String guardian, String pupil, String field, String value) {
        return answer(
                api().post(guardian, ME + "/corrections", Map.of("pupilId", pupil, "field", field, "value", value)),
                201);
    }

    private static String id(JsonNode correction) {
        return correction.path("correctionId").asString();
    }
}

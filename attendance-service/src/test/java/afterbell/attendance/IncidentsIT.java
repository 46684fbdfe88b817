package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Tokens;

/** R28. */
class IncidentsIT extends RunningAttendance {
    private static final String FALL = "王小明在操场摔倒";

    @Autowired
    private MongoTemplate mongo;

    private static Map<String, Object> fall() {
        return Map.of("at", at(RECENT, "16:40"), "kind", "INJURY", "severity", "MODERATE", "groupIds", List.of("g-1"),
                "pupilIds", List.of("p-1"), "description", FALL);
    }

    @Test
    void isDealtWithUntilItIsClosedAndToldWithoutWords() {
        var school = givenSchool();
        String incidents = school.path() + "/incidents";
        String incident = incidents + "/i-1";
        for (int again = 0; again < 2; again++) {
            answer(api().put(school.token(), incident, fall()), 200);
        }
        var doctor = Map.<String, Object>of("at", at(RECENT, "16:50"), "text", "已送医", "severity", "GRAVE");
        var repair = Map.<String, Object>of("at", at(RECENT, "17:00"), "text", "修补地面", "due",
                RECENT.plusDays(7).toString());
        for (int again = 0; again < 2; again++) {
            answer(api().put(school.token(), incident + "/steps/st-1", doctor), 200);
            answer(api().put(school.token(), incident + "/steps/st-2", repair), 200);
        }
        refusal(api().put(school.token(), incident + "/steps/st-1", with(doctor, "text", "别的")), 409,
                "attendance.incident-told-otherwise");
        refusal(api().post(school.token(), incident + "/close", Map.of("at", at(RECENT, "18:00"))), 409,
                "attendance.follow-up-open");
        assertThat(answer(api().get(school.token(), incidents + "/open"), 200).path("items")).hasSize(1);
        for (int again = 0; again < 2; again++) {
            answer(api().post(school.token(), incident + "/steps/st-2/done", Map.of("at", at(RECENT, "17:30"))), 200);
            answer(api().post(school.token(), incident + "/close", Map.of("at", at(RECENT, "18:00"))), 200);
        }

        var read = answer(api().get(Tokens.of("edu-bureau"), incident), 200);
        assertThat(read.path("description").asString()).isEqualTo(FALL);
        assertThat(read.path("severity").asString()).isEqualTo("GRAVE");
        assertThat(valuesOf(read.path("steps"), "text")).containsExactly("已送医", "修补地面");
        assertThat(answer(api().get(school.token(), incidents + "/open"), 200).path("items")).isEmpty();
        var facts = published("attendance.safety.v1", school.id() + ":i-1", 2);
        assertThat(facts).hasSize(2).allSatisfy(fact -> assertThat(fact.violations()).isEmpty());
    }

    @Test
    void wordsAreSealedAndListsHaveNone() {
        var school = givenSchool();
        answer(api().put(school.token(), school.path() + "/incidents/i-1", fall()), 200);

        var stored = mongo.getCollection("incidents").find(new Document("_id", school.id() + ":i-1")).first();
        assertThat(String.valueOf(stored)).doesNotContain("王小明");
        JsonNode listed = answer(api().get(school.token(),
                school.path() + "/incidents?limit=1&from=" + RECENT + "&to=" + RECENT), 200).path("items").get(0);
        assertThat(listed.path("incidentId").asString()).isEqualTo("i-1");
        assertThat(listed.has("description")).isFalse();
    }

    @Test
    void standsAmongTheAlerts() {
        var school = givenSchool();
        answer(api().put(school.token(), school.path() + "/incidents/i-1", fall()), 200);

        var alerts = answer(api().get(school.token(), school.path() + "/alerts?from=" + RECENT + "&to=" + RECENT), 200);

        assertThat(valuesOf(alerts.path("items"), "kind")).containsExactly("INCIDENT_REPORTED");
        assertThat(valuesOf(alerts.path("items"), "severity")).containsExactly("MODERATE");
    }

    @Test
    void pagesGoFromDayToDayWithoutGapsOrRepeats() {
        var school = givenSchool();
        for (var id : List.of("b", "a", "c")) {
            answer(api().put(school.token(), school.path() + "/incidents/" + id, fall()), 200);
        }
        answer(api().put(school.token(), school.path() + "/incidents/0",
                with(fall(), "at", at(RECENT.plusDays(1), "16:00"))), 200);
        String list = school.path() + "/incidents?limit=2&from=" + RECENT + "&to="
                + RECENT.plusDays(9);

        var first = answer(api().get(school.token(), list), 200);
        var second = answer(api().get(school.token(), list + "&cursor=" + first.path("next").asString()), 200);

        assertThat(valuesOf(first.path("items"), "incidentId")).containsExactly("a", "b");
        assertThat(valuesOf(second.path("items"), "incidentId")).containsExactly("c", "0");
    }
}

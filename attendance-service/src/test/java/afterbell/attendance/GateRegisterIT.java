package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

import afterbell.attendance.retention.ForgettingWords;
import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** R31. */
class GateRegisterIT extends RunningAttendance {
    private static final Map<String, Object> PLUMBER = Map.of("at", at(RECENT, "16:05"), "purpose", "REPAIR", "name",
            "张三丰水管工");

    @Autowired
    private MongoTemplate mongo;
    @Autowired
    private ForgettingWords forgetting;

    private JsonNode inside(OwnSchool school) {
        return answer(api().get(school.token(), school.path() + "/visits/inside"), 200).path("items");
    }

    @Test
    void tellsWhoIsInsideUntilTheyLeave() {
        var school = givenSchool();
        String visit = school.path() + "/visits/" + unique("v");
        for (int again = 0; again < 2; again++) {
            assertThat(answer(api().put(school.token(), visit, PLUMBER), 200).path("inside").asBoolean()).isTrue();
        }
        assertThat(valuesOf(inside(school), "name")).containsExactly("张三丰水管工");

        for (int again = 0; again < 2; again++) {
            answer(api().post(school.token(), visit + "/departure", Map.of("at", at(RECENT.plusDays(1), "09:00"))),
                    200);
        }

        assertThat(inside(school)).isEmpty();
        assertThat(answer(api().get(school.token(), school.path() + "/visits?date=" + RECENT), 200).path("items"))
                .hasSize(1);
    }

    @Test
    void anotherVisitorUnderTheSameIdAndASecondDepartureAreRefused() {
        var school = givenSchool();
        String visit = school.path() + "/visits/" + unique("v");
        answer(api().put(school.token(), visit, PLUMBER), 200);

        refusal(api().put(school.token(), visit, with(PLUMBER, "name", "李四")), 409,
                "attendance.visit-told-otherwise");
        refusal(api().post(school.token(), visit + "/departure", Map.of("at", at(RECENT, "16:00"))), 422,
                "attendance.left-before-coming");
        answer(api().post(school.token(), visit + "/departure", Map.of("at", at(RECENT, "17:00"))), 200);
        refusal(api().post(school.token(), visit + "/departure", Map.of("at", at(RECENT, "17:01"))), 409,
                "attendance.visitor-left-otherwise");
        refusal(api().post(school.token(), school.path() + "/visits/none/departure", Map.of("at", at(RECENT, "17:00"))),
                404, "attendance.visit-unknown");
    }

    @Test
    void pagesAreWithoutGapsOrRepeats() {
        var school = givenSchool();
        for (var id : List.of("a", "b", "c")) {
            answer(api().put(school.token(), school.path() + "/visits/" + id, PLUMBER), 200);
        }
        for (var list : List.of("/visits/inside?limit=2", "/visits?limit=2&date=" + RECENT)) {
            var first = answer(api().get(school.token(), school.path() + list), 200);
            var second = answer(api().get(school.token(), school.path() + list + "&cursor="
                    + first.path("next").asString()), 200);
            assertThat(valuesOf(first.path("items"), "visitId")).containsExactly("a", "b");
            assertThat(valuesOf(second.path("items"), "visitId")).containsExactly("c");
        }
    }

    @Test
    void isTheGatesAndTheSchoolsOwn() {
        var school = givenSchool();
        var teacher = Tokens.of(TestUsers.with(Set.of("teacher"), Set.of(school.id())));

        refusal(api().get(teacher, school.path() + "/visits/inside"), 403, "forbidden");
        refusal(api().put(Tokens.of("admin-1"), school.path() + "/visits/x", PLUMBER), 403, "out-of-scope");
    }

    @Test
    void namesAreSealedReadingsAreWrittenDownAndAYearLaterNamesAreForgotten() {
        var school = givenSchool();
        answer(api().put(school.token(), school.path() + "/visits/one", PLUMBER), 200);
        inside(school);

        var stored = mongo.getCollection("visits").find(new Document("_id", school.id() + ":one")).first();
        assertThat(String.valueOf(stored)).doesNotContain("张三丰");
        assertThat(mongo.getCollection("audit-log").find(new Document("s", school.id())))
                .anySatisfy(entry -> assertThat(entry.getString("a")).isEqualTo("visitors"));

        forgetting.forgetOld(RECENT.plusDays(366));

        var forgotten = inside(school).get(0);
        assertThat(forgotten.has("name")).isFalse();
        assertThat(forgotten.path("visitId").asString()).isEqualTo("one");
        forgetting.forgetOld(RECENT.plusDays(366));
    }
}

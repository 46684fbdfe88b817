package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import afterbell.testing.Tokens;

class RegisteringSchoolsIT extends RunningEnrollment {
    private static final String TOPIC = "enrollment.school.v1";

    @Test
    void storesTheSchoolAndTellsOfIt() {
        String school = unique("s");
        String code = newCode();

        var registered = register(school, code, "实验小学").expectHeader().valueEquals("ETag", "\"1\"");

        var body = answer(registered, 200);
        assertThat(body.path("code").asString()).isEqualTo(code);
        assertThat(answer(api().get(Tokens.of("teacher-2"), SCHOOLS + "/" + school), 200)).isEqualTo(body);
        var fact = published(TOPIC, school, 1).getFirst();
        assertThat(fact.key()).isEqualTo(school);
        assertThat(fact.header("ce_type")).isEqualTo("afterbell.enrollment.school-registered.v1");
        assertThat(fact.header("ce_source")).isEqualTo("/afterbell/enrollment/schools");
        assertThat(fact.violations()).isEmpty();
        assertThat(fact.json().at("/school/name").asString()).isEqualTo("实验小学");
    }

    @Test
    void doingItAgainChangesNothing() {
        String school = unique("s");
        String code = newCode();
        var first = answer(register(school, code, "实验小学"), 200);

        assertThat(answer(register(school, code, "实验小学"), 200)).isEqualTo(first);

        answer(register(school, code, "another", "If-Match", "\"1\""), 200);
        assertThat(published(TOPIC, school, 2)).hasSize(2);
    }

    @Test
    void aChangeNamesTheVersionItIsBasedOn() {
        String school = unique("s");
        String code = newCode();
        refusal(register(school, code, "实验小学", "If-Match", "\"1\""), 412, "version-mismatch");
        register(school, code, "实验小学").expectStatus().isOk();

        refusal(register(school, code, "Another"), 428, "version-required");
        refusal(register(school, code, "Another", "If-Match", "\"2\""), 412, "version-mismatch");
        var changed = answer(register(school, code, "Another", "If-Match", "\"1\""), 200);

        assertThat(changed.path("version").asInt()).isEqualTo(2);
        var fact = published(TOPIC, school, 2).get(1);
        assertThat(fact.header("ce_type")).isEqualTo("afterbell.enrollment.school-changed.v1");
        assertThat(fact.header("ce_sequence")).isEqualTo("2");
        assertThat(fact.violations()).isEmpty();
        assertThat(fact.json().at("/school/name").asString()).isEqualTo("Another");
    }

    @Test
    void whatChangedWhenAndByWhomCanBeRead() {
        String school = unique("s");
        String code = newCode();
        var body = new HashMap<String, Object>(Map.of("code", code, "name", "实验小学", "division", "370102"));
        String bureau = Tokens.of("edu-bureau");
        answer(api().put(bureau, SCHOOLS + "/" + school, body), 200);
        body.put("town", "370102007");
        body.put("name", "滨河小学");
        var changed = answer(api().put(bureau, SCHOOLS + "/" + school, body, "If-Match", "\"1\""), 200);

        var history = answer(api().get(bureau, SCHOOLS + "/" + school + "/history"), 200).path("items");

        assertThat(changed.path("town").asString()).isEqualTo("370102007");
        assertThat(changed.path("type").asString()).isEqualTo("PRIMARY");
        assertThat(history.size()).isEqualTo(2);
        assertThat(history.at("/0/differences").findValuesAsString("field")).containsExactly("name", "town");
        assertThat(history.at("/0/differences/0/from").asString()).isEqualTo("实验小学");
        assertThat(history.at("/0/differences/0/to").asString()).isEqualTo("滨河小学");
        assertThat(history.at("/0/actor").asString()).isNotBlank().isEqualTo(history.at("/1/actor").asString());
        assertThat(history.at("/1/differences").findValuesAsString("field")).contains("code", "type");
        var fact = published(TOPIC, school, 2).get(1);
        assertThat(fact.violations()).isEmpty();
        assertThat(fact.json().at("/school/town").asString()).isEqualTo("370102007");
        body.put("town", "370103007");
        refusal(api().put(bureau, SCHOOLS + "/" + school, body, "If-Match", "\"2\""), 422,
                "enrollment.town-outside-division");
        refusal(api().get(Tokens.of("teacher-1"), SCHOOLS + "/" + school + "/history"), 403, "forbidden");
        refusal(api().get(Tokens.of("admin-1"), SCHOOLS + "/" + school + "/history"), 403, "out-of-scope");
    }

    @Test
    void aCodeBelongsToOneSchool() {
        String code = newCode();
        String second = unique("s");
        register(unique("s"), code, "实验小学").expectStatus().isOk();
        refusal(register(second, code, "Second"), 409, "enrollment.school-code-taken");

        register(second, newCode(), "Second").expectStatus().isOk();
        refusal(register(second, code, "Second", "If-Match", "\"1\""), 409, "enrollment.school-code-taken");
    }

    @Test
    void whatIsNoSchoolIsRefused() {
        refusal(register(unique("s"), "3137000001", "Middle school"), 400, "validation-failed");
        refusal(register(unique("s"), newCode(), " "), 400, "validation-failed");
        refusal(register("Not-An-Id", newCode(), "Name"), 400, "validation-failed");
        refusal(api().get(Tokens.of("edu-bureau"), SCHOOLS + "/" + unique("nobodys")), 404,
                "enrollment.school-unknown");
    }

    @Test
    void onlyTheBureauMay() {
        var school = Map.of("code", newCode(), "name", "Name", "division", "370102");
        for (var token : List.of(Tokens.of("admin-1"), Tokens.of("teacher-1"), Tokens.of("fin-bureau"),
                Tokens.ofClient("school-system-demo-school-1"))) {
            refusal(api().put(token, SCHOOLS + "/" + SCHOOL, school), 403, "forbidden");
        }
        refusal(api().put(null, SCHOOLS + "/" + SCHOOL, school), 401, "unauthenticated");
        refusal(api().put("abc.def.ghi", SCHOOLS + "/" + SCHOOL, school), 401, "token-invalid");
        refusal(api().get(null, SCHOOLS), 401, "unauthenticated");
    }

    @Test
    void schoolsComeInPagesWithoutGapsOrRepeats() {
        var registered = IntStream.range(0, 5).mapToObj(i -> unique("page-" + i)).toList();
        registered.forEach(school -> register(school, newCode(), "Name").expectStatus().isOk());

        var seen = new ArrayList<String>();
        var page = answer(api().get(Tokens.of("analyst"), SCHOOLS + "?limit=2"), 200);
        seen.addAll(page.path("items").findValuesAsString("schoolId"));
        while (page.has("next")) {
            String next = SCHOOLS + "?limit=2&cursor=" + page.path("next").asString();
            page = answer(api().get(Tokens.of("analyst"), next), 200);
            assertThat(page.path("items").size()).isBetween(1, 2);
            seen.addAll(page.path("items").findValuesAsString("schoolId"));
        }

        assertThat(seen).isSorted().doesNotHaveDuplicates().containsAll(registered);
    }
}

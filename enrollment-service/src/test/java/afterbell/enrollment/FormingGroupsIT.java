package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Facts;
import afterbell.testing.SeenFact;
import afterbell.testing.Tokens;

/** R1. */
class FormingGroupsIT extends RunningEnrollment {

    @Test
    void isToldWithTheWholeSchool() {
        String group = givenGroup();

        var facts = published("enrollment.school.v1", SCHOOL, 2);

        var told = facts.stream().filter(it -> it.body().contains(group)).findFirst().orElseThrow();
        assertThat(told.header("ce_type")).isEqualTo("afterbell.enrollment.school-changed.v1");
        assertThat(told.key()).isEqualTo(SCHOOL);
        assertThat(told.violations()).isEmpty();
        assertThat(facts).extracting(it -> it.header("ce_sequence")).doesNotHaveDuplicates();
    }

    @Test
    void twiceIsOnceAndAnotherLabelRenames() {
        String group = givenGroup();
        long version = school().path("version").asLong();

        form(Tokens.of("admin-1"), SCHOOL, group, "三年级2班").expectStatus().isOk();
        assertThat(school().path("version").asLong()).isEqualTo(version);

        var renamed = answer(form(Tokens.ofClient("school-system-demo-school-1"), SCHOOL, group, "四年级2班"), 200);
        assertThat(renamed.path("version").asLong()).isEqualTo(version + 1);
        assertThat(renamed.path("groups").valueStream().filter(it -> it.path("groupId").asString().equals(group)))
                .extracting(it -> it.path("label").asString())
                .containsExactly("四年级2班");
    }

    @Test
    void anIdOfAnotherSchoolIsTaken() {
        String group = givenGroup();
        givenSchool(OTHER);

        refusal(form(Tokens.of("admin-2"), OTHER, group, "Ours"), 409, "enrollment.group-of-another-school");

        assertThat(Facts.about("enrollment.school.v1", OTHER)).extracting(SeenFact::body)
                .noneMatch(body -> body.contains(group));
    }

    @Test
    void isTheSchoolsOwnAffair() {
        givenSchool(SCHOOL);

        refusal(form(Tokens.of("admin-2"), SCHOOL, unique("g"), "Theirs"), 403, "out-of-scope");
        for (var user : new String[]{"edu-bureau", "teacher-1", "guard-1", "guardian-1"}) {
            refusal(form(Tokens.of(user), SCHOOL, unique("g"), "Not theirs"), 403, "forbidden");
        }
        refusal(form(Tokens.of("admin-1"), unique("nobodys"), unique("g"), "Label"), 404, "enrollment.school-unknown");
        refusal(form(Tokens.of("admin-1"), SCHOOL, "Not-An-Id", "Label"), 400, "validation-failed");
        refusal(form(Tokens.of("admin-1"), SCHOOL, unique("g"), " "), 400, "validation-failed");
    }

    private JsonNode school() {
        return answer(api().get(Tokens.of("admin-1"), SCHOOLS + "/" + SCHOOL), 200);
    }
}

package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Tokens;

/** A school's system reads the roll of its own school as OneRoster 1.2 says it. */
class ProvidingTheRosterIT extends RunningEnrollment {
    private static final String ROSTERING = "/api/enrollment/v1/ims/oneroster/rostering/v1p2/";

    @Test
    void theRollIsReadByPagesFiltersAndFields() {
        var school = givenNewSchool();
        imported(school.token(), school.id(), "", new OneRosterFile(school.code())
                .student("s-1", "赵小明", Numbers.pupilNumber(), "03")
                .student("s-2", "欧阳雪", Numbers.pupilNumber(), "03")
                .student("s-3", "孙龙", Numbers.pupilNumber(), "05")
                .bytes());

        var first = api().get(school.token(), ROSTERING + "students?limit=2");
        first.expectHeader().valueEquals("X-Total-Count", "3");
        assertThat(answer(first, 200).path("users")).hasSize(2);
        assertThat(names(school, "users?offset=2").count() + names(school, "users?limit=2").count()).isEqualTo(3);
        assertThat(names(school, "users?filter=grades='03'")).containsExactlyInAnyOrder("赵", "欧阳");
        assertThat(names(school, "users?filter=grades='03' AND status='tobedeleted'")).isEmpty();
        assertThat(names(school, "users?filter=grades='05' OR grades='06'")).containsExactly("孙");
        assertThat(names(school, "users?filter=dateLastModified>'2020-01-01'&sort=dateLastModified&orderBy=desc"))
                .hasSize(3);
        assertThat(names(school, "users?filter=dateLastModified<'2020-01-01'")).isEmpty();
        assertThat(read(school, "users?fields=sourcedId").at("/users/0").propertyNames()).containsExactly("sourcedId");
    }

    @Test
    void classesAndEnrollmentsHangTogether() {
        var school = givenNewSchool();
        imported(school.token(), school.id(), "", new OneRosterFile(school.code())
                .student("s-1", "赵小明", Numbers.pupilNumber(), "03")
                .student("s-2", "钱小红", Numbers.pupilNumber(), "04")
                .bytes());

        var classes = read(school, "classes?sort=grades").path("classes");
        var enrollment = read(school, "enrollments").at("/enrollments/0");

        assertThat(classes.valueStream().map(it -> it.at("/grades/0").asString())).containsExactly("03", "04");
        assertThat(read(school, "orgs").at("/orgs/0/identifier").asString()).isEqualTo(school.code());
        for (var it : List.of(enrollment.path("class"), enrollment.path("user"), enrollment.path("school"))) {
            var object = answer(api().get(school.token(), it.path("href").asString()), 200).valueStream().toList();
            assertThat(object.getFirst().path("sourcedId")).isEqualTo(it.path("sourcedId"));
        }
    }

    @Test
    void whatIsNotAskedSoIsRefusedInOneRostersWords() {
        var school = givenNewSchool();
        rostered(school);

        assertThat(minor(school, "users?filter=familyName='赵'")).isEqualTo("400 invalid_filter_field");
        assertThat(minor(school, "users?filter=grades")).isEqualTo("400 invalid_filter_field");
        assertThat(minor(school, "users?sort=familyName")).isEqualTo("400 invalid_sort_field");
        assertThat(minor(school, "users?fields=password")).isEqualTo("400 invalid_selection_field");
        assertThat(minor(school, "users?limit=1001")).isEqualTo("400 invaliddata");
        assertThat(minor(school, "users/nobody")).isEqualTo("404 unknownobject");
        assertThat(api().get(Tokens.of("admin-1"), ROSTERING + "users").returnResult(String.class).getStatus().value())
                .isEqualTo(403);
    }

    @Test
    void aSystemSeesItsOwnSchoolAlone() {
        var own = givenNewSchool();
        var other = givenNewSchool();
        rostered(own);
        rostered(other);
        var theirs = read(other, "users").at("/users/0/sourcedId").asString();

        assertThat(read(own, "users").path("users")).hasSize(1);
        assertThat(minor(own, "users/" + theirs)).isEqualTo("404 unknownobject");
        assertThat(minor(own, "orgs/" + other.id())).isEqualTo("404 unknownobject");
    }

    private void rostered(NewSchool school) {
        answer(roster(school.token(), school.id(), pupils(unique("r"), 1)), 200);
    }

    private Stream<String> names(NewSchool school, String question) {
        return read(school, question).path("users").valueStream().map(it -> it.path("familyName").asString());
    }

    private JsonNode read(NewSchool school, String question) {
        return answer(api().get(school.token(), ROSTERING + question), 200);
    }

    private String minor(NewSchool school, String question) {
        var refused = api().get(school.token(), ROSTERING + question).returnResult(JsonNode.class);
        return refused.getStatus().value() + " " + refused.getResponseBody()
                .at("/imsx_CodeMinor/imsx_codeMinorField/0/imsx_codeMinorFieldValue")
                .asString();
    }
}

package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** R34: names are for the school's own people. */
class ReadingPupilsIT extends RunningEnrollment {

    @Test
    void theSchoolsOwnPeopleSeeWhoIsInTheGroup() {
        String group = givenGroup();
        granted(group, List.of(pupil(unique("r"), "王小明")));

        for (var token : List.of(Tokens.of("teacher-1"), Tokens.of("admin-1"),
                Tokens.ofClient("school-system-demo-school-1"))) {
            var pupil = answer(pupils(token, group), 200).path("items").get(0);
            assertThat(pupil.path("name").asString()).isEqualTo("王小明");
            assertThat(pupil.path("grade").asInt()).isEqualTo(3);
            assertThat(pupil.path("pupilId").asString()).isNotBlank();
        }
    }

    @Test
    void anotherSchoolDoesNot() {
        String group = givenGroup();
        String lentReach = Tokens.of(TestUsers.with(Set.of("teacher", "analyst"), Set.of(OTHER)));

        for (var token : List.of(Tokens.of("teacher-2"), Tokens.of("admin-2"),
                Tokens.ofClient("school-system-demo-school-2"), lentReach)) {
            refusal(pupils(token, group), 403, "out-of-scope");
        }
    }

    @Test
    void neitherDoesAnyOffice() {
        String group = givenGroup();

        for (var user : List.of("edu-bureau", "fin-bureau", "union", "hr-bureau", "township", "analyst", "guard-1",
                "guardian-1", "operator")) {
            refusal(pupils(Tokens.of(user), group), 403, "forbidden");
        }
        refusal(pupils(null, group), 401, "unauthenticated");
        refusal(pupils(Tokens.of("teacher-1"), unique("nobodys")), 404, "enrollment.group-unknown");
    }

    private ResponseSpec pupils(String token, String group) {
        return api().get(token, "/api/enrollment/v1/groups/" + group + "/pupils");
    }
}

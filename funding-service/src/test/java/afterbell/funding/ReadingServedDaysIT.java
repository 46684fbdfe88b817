package afterbell.funding;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** R34. */
class ReadingServedDaysIT extends RunningFunding {
    private static final String OWN = "demo-school-1";
    private static final String OTHER = "demo-school-2";
    private static final String TOTAL = "/total?semester=2021-autumn";
    private static final String LIST = "?semester=2021-autumn";

    @Test
    void groupsComeInPagesWithoutGapsOrRepeats() {
        String school = unique("s");
        var groups = IntStream.range(0, 5).mapToObj(i -> "g-" + i + school).toList();
        groups.forEach(group -> publish(called(school, group, DAY, present("ann", 1)), 1));
        allBeforeIsCounted(school);

        var seen = new ArrayList<String>();
        var page = byGroup(school, "&limit=2");
        seen.addAll(page.path("items").findValuesAsString("groupId"));
        while (page.has("next")) {
            page = byGroup(school, "&limit=2&cursor=" + page.path("next").asString());
            assertThat(page.path("items").size()).isBetween(1, 2);
            seen.addAll(page.path("items").findValuesAsString("groupId"));
        }

        assertThat(seen).isEqualTo(groups);
        assertThat(byGroup(school, "").path("items")).hasSize(5);
    }

    @Test
    void theSchoolItselfAndTheBureausThatPayMayRead() {
        for (var token : List.of(Tokens.of("admin-1"), Tokens.ofClient("school-system-demo-school-1"),
                Tokens.of("edu-bureau"), Tokens.of("fin-bureau"))) {
            answer(get(token, OWN, TOTAL), 200);
            answer(get(token, OWN, LIST), 200);
        }
    }

    @Test
    void anotherSchoolMayNot() {
        String lentReach = Tokens.of(TestUsers.with(Set.of("school-admin", "hr-bureau"), Set.of(OTHER)));
        for (var token : List.of(Tokens.of("admin-2"), Tokens.ofClient("school-system-demo-school-2"), lentReach)) {
            refusal(get(token, OWN, TOTAL), 403, "out-of-scope");
            refusal(get(token, OWN, LIST), 403, "out-of-scope");
            answer(get(token, OTHER, TOTAL), 200);
        }
    }

    @Test
    void otherRolesMayNot() {
        for (var user : List.of("teacher-1", "guard-1", "guardian-1", "union", "hr-bureau", "township", "analyst",
                "operator")) {
            refusal(get(Tokens.of(user), OWN, TOTAL), 403, "forbidden");
            refusal(get(Tokens.of(user), OWN, LIST), 403, "forbidden");
        }
        refusal(api().get(null, "/api/funding/v1/schools/demo-school-1/served-days/total?semester=2021-autumn"), 401,
                "unauthenticated");
        String forged = Tokens.of("admin-1").replaceAll("\\.[^.]*$", "." + "A".repeat(342));
        refusal(get(forged, OWN, TOTAL), 401, "token-invalid");
    }

    @Test
    void aSemesterOrALimitThatIsNoneIsRefused() {
        String token = Tokens.of("admin-1");
        for (var semester : List.of("2021", "2021-summer", "1999-autumn", "")) {
            refusal(get(token, OWN, "/total?semester=" + semester), 400, "funding.semester-invalid");
        }
        refusal(get(token, OWN, "/total"), 400, "missing-parameter");
        refusal(get(token, OWN, LIST + "&limit=1001"), 400, "limit-exceeded");
        refusal(get(token, OWN, LIST + "&cursor=abc"), 400, "cursor-invalid");
        refusal(get(token, OWN, LIST + "&page=2"), 400, "unknown-parameter");
    }
}

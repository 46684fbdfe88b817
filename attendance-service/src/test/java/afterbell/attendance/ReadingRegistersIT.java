package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Tokens;

class ReadingRegistersIT extends RunningAttendance {
    /** No other test calls a roll on this day. */
    private static final LocalDate QUIET = LocalDate.of(2022, 1, 12);
    private static final String LIST = "/api/attendance/v1/schools/demo-school-1/registers";

    @Test
    void aDaysRegistersComeInPagesWithoutGapsOrRepeats() {
        var groups = IntStream.range(0, 5).mapToObj(_ -> called(QUIET)).sorted().toList();

        var seen = new ArrayList<String>();
        var pages = new ArrayList<Integer>();
        var page = list("?limit=2&date=" + QUIET);
        seen.addAll(page.path("items").findValuesAsString("groupId"));
        pages.add(page.path("items").size());
        while (page.has("next")) {
            page = list("?limit=2&date=" + QUIET + "&cursor=" + page.path("next").asString());
            seen.addAll(page.path("items").findValuesAsString("groupId"));
            pages.add(page.path("items").size());
        }

        assertThat(seen).isEqualTo(groups);
        assertThat(pages).containsExactly(2, 2, 1);
        assertThat(list("?date=" + QUIET).path("items")).hasSize(5);
        assertThat(list("?date=" + QUIET).has("next")).isFalse();
    }

    @Test
    void aDayWithoutRegistersIsAnEmptyPage() {
        var page = list("?date=2022-03-05");

        assertThat(page.path("items").isArray()).isTrue();
        assertThat(page.path("items")).isEmpty();
        assertThat(page.has("next")).isFalse();
    }

    @Test
    void limitsCursorsAndNamesThatAreNoneAreRefused() {
        for (var query : List.of("limit=0", "limit=1001")) {
            refusal(get("?date=2022-03-05&" + query), 400, "limit-exceeded");
        }
        refusal(get("?date=2022-03-05&cursor=abc"), 400, "cursor-invalid");
        refusal(get("?date=2022-03-05&dat=2022-03-06"), 400, "unknown-parameter");
        refusal(get("?date=yesterday"), 400, "invalid-parameter");
        refusal(get(""), 400, "missing-parameter");
    }

    private String called(LocalDate day) {
        var pupils = givenGroup(SCHOOL, 1);
        call(Tokens.of("teacher-1"), pupils.groupId(), day, pupils.allPresent()).expectStatus().isOk();
        return pupils.groupId();
    }

    private JsonNode list(String query) {
        return answer(get(query), 200);
    }

    private ResponseSpec get(String query) {
        return api().get(Tokens.of("teacher-1"), LIST + query);
    }
}

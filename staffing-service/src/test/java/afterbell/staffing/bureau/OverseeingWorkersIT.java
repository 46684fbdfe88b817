package afterbell.staffing.bureau;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.staffing.RunningStaffing;
import afterbell.testing.Tokens;

/** R24, R25: the bureau sees what waits for it, finds anybody, and nobody else does. */
class OverseeingWorkersIT extends RunningStaffing {
    private static final String SEARCH = STAFFING + "/workers/search";

    @Test
    void filingsWaitInTheOrderInWhichTheyWereFiledAndAreAnsweredTogether() {
        String school = newSchool();
        String later = givenFiled(school, CHECKED.plusDays(12));
        String earlier = givenFiled(school, CHECKED.plusDays(9));
        String third = givenFiled(school, CHECKED.plusDays(12));
        String unfiled = givenWorker("EXTERNAL_TEACHER", school);

        assertThat(waiting()).containsSubsequence(earlier, later)
                .containsSubsequence(earlier, third)
                .doesNotContain(unfiled);
        var on = CHECKED.plusDays(13);
        var answered = answered("acknowledgements", on, List.of(earlier, later, unfiled, "nobody"));
        assertThat(statuses(answered)).containsExactly(200, 200, 409, 404);
        assertThat(answered.get(2).path("code").asString()).isEqualTo("staffing.gate-not-open");
        assertThat(answered.get(2).path("rule").asString()).isEqualTo("R24");
        assertThat(statuses(answered("acknowledgements", on, List.of(earlier, later)))).containsExactly(200, 200);
        assertThat(statuses(answered("returns", on, List.of(third)))).containsExactly(200);
        assertThat(waiting()).doesNotContain(earlier, later, third);
        assertThat(answer(api().get(admin(), STAFFING + "/workers/" + third), 200).path("state").asString())
                .isEqualTo("RETURNED");
    }

    @Test
    void theInboxIsReadPageByPage() {
        String school = newSchool();
        var day = CHECKED.plusDays(9);
        var filed = List.of(givenFiled(school, day), givenFiled(school, day), givenFiled(school, day));

        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page = answer(api().get(bureau(), STAFFING + "/filings?limit=1" + cursor), 200);
            seen.addAll(ids(page));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());

        assertThat(seen).containsAll(filed).doesNotHaveDuplicates();
        answered("returns", day, filed);
    }

    @Test
    void aPersonIsFoundByNumberAndEverybodyByWhatTheyAreAndWhere() {
        String school = newSchool();
        String citizen = newCitizenId();
        String volunteer = givenPerson(citizen, "VOLUNTEER", school);
        String parent = givenWorker("PARENT", school);
        answer(check(admin(), parent, CHECKED, "CLEAR", "ref"), 200);

        assertThat(ids(search(Map.of("citizenId", citizen)))).containsExactly(volunteer);
        assertThat(ids(search(Map.of("citizenId", citizen, "kind", "PARENT")))).isEmpty();
        assertThat(ids(search(Map.of("citizenId", newCitizenId())))).isEmpty();
        assertThat(ids(search(Map.of("schoolId", school)))).containsExactlyInAnyOrder(volunteer, parent);
        assertThat(ids(search(Map.of("schoolId", school, "kind", "PARENT")))).containsExactly(parent);
        assertThat(ids(search(Map.of("schoolId", school, "standing", "CLEARED")))).containsExactly(parent);
        assertThat(ids(search(Map.of("kind", "PARENT", "standing", "CLEARED")))).contains(parent);
        assertThat(ids(search(Map.of("kind", "VOLUNTEER")))).contains(volunteer).doesNotContain(parent);
        assertThat(ids(search(Map.of()))).contains(volunteer, parent);
        assertThat(ids(search(Map.of("institutionId", "52370100MJD0001230")))).isEmpty();
        refusal(api().post(bureau(), SEARCH, Map.of("citizenId", "123")), 422, "staffing.citizen-id-invalid");
    }

    @Test
    void whoseNamesWereReadIsKept() {
        String citizen = newCitizenId();
        String worker = givenPerson(citizen, "VOLUNTEER", newSchool());

        assertThat(search(Map.of("citizenId", citizen)).at("/items/0/name").asString()).isEqualTo("李老师");

        assertThat(answer(api().get(bureau(), STAFFING + "/audit?subjectId=city"), 200).toString())
                .contains("worker.search")
                .doesNotContain(citizen, "李老师");
        assertThat(worker).isNotEmpty();
    }

    @Test
    void clearancesThatRunOutAreListedTheEarliestFirst() {
        String school = newSchool();
        var far = LocalDate.of(2098, 1, 1);
        String first = givenWorker("VOLUNTEER", school);
        String second = givenCleared(school);

        var listed = ids(answer(
                api().get(bureau(), STAFFING + "/clearances/expiring?limit=1000&until=" + CHECKED.plusDays(365)), 200));
        var all = ids(answer(api().get(bureau(), STAFFING + "/clearances/expiring?limit=1000&until=" + far), 200));
        var before = ids(answer(
                api().get(bureau(), STAFFING + "/clearances/expiring?limit=1000&until=" + CHECKED.plusDays(364)), 200));

        assertThat(listed).doesNotContain(first);
        assertThat(all).containsAll(listed);
        assertThat(before).doesNotContain(first, second);
    }

    @Test
    void isTheBureausAlone() {
        for (var user : List.of("admin-1", "teacher-1", "hr-bureau", "guardian-1")) {
            String token = Tokens.of(user);
            refusal(api().get(token, STAFFING + "/filings"), 403, "forbidden");
            refusal(api().post(token, SEARCH, Map.of()), 403, "forbidden");
            refusal(api().get(token, STAFFING + "/clearances/expiring?until=2022-01-01"), 403, "forbidden");
            refusal(api().post(token, STAFFING + "/filings/acknowledgements", body(CHECKED, List.of("somebody"))), 403,
                    "forbidden");
        }
        refusal(api().post(bureau(), STAFFING + "/filings/acknowledgements", body(CHECKED, List.of())), 400,
                "validation-failed");
    }

    private static String bureau() {
        return Tokens.of("edu-bureau");
    }

    private String givenFiled(String school, LocalDate on) {
        String worker = givenWorker("EXTERNAL_TEACHER", school);
        answer(check(admin(), worker, CHECKED, "CLEAR", "ref"), 200);
        answer(step(admin(), worker, "public-notices", Map.of("from", CHECKED, "until", CHECKED.plusDays(7))), 200);
        answer(step(admin(), worker, "filings", Map.of("on", on)), 200);
        return worker;
    }

    private List<String> waiting() {
        return ids(answer(api().get(bureau(), STAFFING + "/filings?limit=1000"), 200));
    }

    private JsonNode answered(String how, LocalDate on, List<String> workers) {
        return answer(api().post(bureau(), STAFFING + "/filings/" + how,
                how.equals("returns")
                        ? Map.of("on", on, "reason", "材料不完整", "filings", filings(workers))
                        : body(on, workers)),
                200).path("items");
    }

    private static Map<String, Object> body(LocalDate on, List<String> workers) {
        return Map.of("on", on, "filings", filings(workers));
    }

    private static List<Map<String, String>> filings(List<String> workers) {
        return workers.stream().map(it -> Map.of("workerId", it)).toList();
    }

    private JsonNode search(Map<String, Object> criteria) {
        return answer(api().post(bureau(), SEARCH + "?limit=1000", criteria), 200);
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items").valueStream().map(it -> it.path("workerId").asString()).toList();
    }
}

package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import afterbell.testing.Tokens;

/** The way of a plan in docs/enrollment/plans-and-calendar.md, with the plan that stands there (R9, R22). */
class PlansByHandIT extends RunningEnrollment {
    private static final String PAGE = "docs/enrollment/plans-and-calendar.md";

    @Test
    void thePageTellsWhatHappens() throws IOException {
        String group = givenGroup();
        String path = SCHOOLS + "/" + SCHOOL + "/plans/" + givenSemester();
        String office = Tokens.of("admin-1");
        String bureau = Tokens.of("edu-bureau");
        String written = planOfThePage().replace("\"g-1\"", '"' + group + '"');

        answer(api().put(office, path, json(written)), 200);
        answer(api().post(office, path + "/submit", Map.of()), 200);
        answer(api().post(bureau, path + "/return", Map.of("reason", "请写明午间看护教师")), 200);
        String better = written.replace("本校教师12名", "本校教师12名，午间2名");
        answer(api().put(office, path, json(better), "If-Match", "\"3\""), 200);
        answer(api().post(office, path + "/submit", Map.of()), 200);
        answer(api().post(bureau, path + "/accept", Map.of()), 200);
        assertThat(answer(api().post(office, path + "/publish", Map.of()), 200).path("state").asString())
                .isEqualTo("PUBLISHED");

        answer(api().put(office, path, json(better.replace("自主阅读", "英语拼字竞赛")), "If-Match", "\"7\""), 200);
        var refused = refusal(api().post(office, path + "/submit", Map.of()), 422, "enrollment.offering-is-lesson");
        assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/offerings/0/title");
        String appeal = answer(api().post(office, path + "/offerings/reading/appeals",
                Map.of("reason", "字母牌游戏，不授课")), 200).path("appealId").asString();
        answer(api().post(bureau, path + "/appeals/" + appeal + "/decision",
                Map.of("allowed", true, "reason", "是益智游戏")), 200);
        answer(api().post(office, path + "/submit", Map.of()), 200);
    }

    private static String planOfThePage() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("afterbell.root", ".."), PAGE));
        String behind = page.substring(page.indexOf("<<'END'\n") + "<<'END'\n".length());
        return behind.substring(0, behind.indexOf("\nEND\n"));
    }

    private static Map<?, ?> json(String text) {
        return new JsonMapper().readValue(text, Map.class);
    }
}

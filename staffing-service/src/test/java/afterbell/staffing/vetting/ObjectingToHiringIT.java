package afterbell.staffing.vetting;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.staffing.RunningStaffing;
import afterbell.testing.Tokens;

/** R24: the public can object to a hiring, and the school must decide before it goes on. */
class ObjectingToHiringIT extends RunningStaffing {
    private static final String WORDS = "此人曾在校外机构有不当行为";

    @Test
    void whoeverHasAnAccountObjectsAndTheFilingWaitsForTheDecision() {
        String school = newSchool();
        String worker = givenNotice(school, today().minusDays(7), today().plusDays(1));
        String guardian = Tokens.of("guardian-1");
        String objectAt = shown(school).at("/items/0/howToObject/online").asString();

        String id = answer(api().post(guardian, objectAt, Map.of("text", WORDS)), 201).path("objectionId").asString();
        assertThat(answer(api().post(guardian, objectAt, Map.of("text", WORDS + "！")), 201).path("objectionId")
                .asString()).isEqualTo(id);
        answer(step(admin(), worker, "objections", Map.of("on", today().minusDays(1), "text", "家长来信")), 200);

        var read = answer(api().get(admin(), STAFFING + "/workers/" + worker + "/objections"), 200).path("items");
        assertThat(read.valueStream().map(it -> it.path("text").asString())).containsExactly(WORDS + "！", "家长来信");
        refusal(api().get(Tokens.of("admin-2"), STAFFING + "/workers/" + worker + "/objections"), 403,
                "out-of-scope");
        refusal(api().get(guardian, STAFFING + "/workers/" + worker + "/objections"), 403, "forbidden");
        String paper = read.get(1).path("objectionId").asString();
        answer(decide(worker, id, false), 200);
        refusal(decide(worker, id, true), 409, "staffing.objection-not-open");
        refusal(decide(worker, "nothing", true), 409, "staffing.objection-not-open");
        refusal(api().post(guardian, objectAt, Map.of("text", "再说一次")), 409, "staffing.objection-not-open");

        assertThat(answer(decide(worker, paper, true), 200).path("state").asString()).isEqualTo("OBJECTED");
        assertThat(shown(school).path("items").size()).isZero();
        refusal(step(admin(), worker, "filings", Map.of("on", today())), 409, "staffing.gate-not-open");
        var audit = answer(api().get(Tokens.of("edu-bureau"), STAFFING + "/audit?subjectId=" + worker), 200);
        assertThat(audit.toString()).contains("worker.objected", "worker.objection-decided", "worker.objections")
                .doesNotContain(WORDS);
    }

    @Test
    void anOpenObjectionKeepsTheHiringFromBeingFiled() {
        String worker = givenNotice(newSchool(), CHECKED.plusDays(1), CHECKED.plusDays(8));
        answer(step(admin(), worker, "objections", Map.of("on", CHECKED.plusDays(3), "text", WORDS)), 200);
        var filing = Map.of("on", CHECKED.plusDays(9));

        var problem = refusal(step(admin(), worker, "filings", filing), 409, "staffing.objection-open");
        assertThat(problem.path("rule").asString()).isEqualTo("R24");
        var read = answer(api().get(admin(), STAFFING + "/workers/" + worker + "/objections"), 200);
        String id = read.at("/items/0/objectionId").asString();
        var rejected = Map.of("on", CHECKED.plusDays(8), "upheld", false, "reason", "经查不属实");
        answer(step(admin(), worker, "objections/" + id + "/decision", rejected), 200);

        assertThat(answer(step(admin(), worker, "filings", filing), 200).path("state").asString())
                .isEqualTo("FILED");
    }

    @Test
    void aNoticeThatIsOverIsNotShownAndTakesNoObjection() {
        String school = newSchool();
        String worker = givenNotice(school, CHECKED.plusDays(1), CHECKED.plusDays(8));
        String noticeId = answer(api().get(admin(), STAFFING + "/workers/" + worker), 200)
                .at("/hirings/0/notice/noticeId")
                .asString();

        assertThat(shown(school).path("items").size()).isZero();
        refusal(api().post(Tokens.of("guardian-1"), STAFFING + "/notices/" + noticeId + "/objections",
                Map.of("text", WORDS)), 409, "staffing.notice-not-running");
        refusal(api().post(Tokens.of("guardian-1"), STAFFING + "/notices/nothing/objections", Map.of("text", WORDS)),
                404, "staffing.notice-unknown");
        refusal(api().post(null, STAFFING + "/notices/" + noticeId + "/objections", Map.of("text", WORDS)), 401,
                "unauthenticated");
        refusal(step(admin(), worker, "objections", Map.of("on", CHECKED.plusDays(8), "text", WORDS)), 409,
                "staffing.notice-not-running");
    }

    @Test
    void aFilingThatTheBureauSendsBackIsFiledAgain() {
        String worker = givenNotice(newSchool(), CHECKED.plusDays(1), CHECKED.plusDays(8));
        String bureau = Tokens.of("edu-bureau");
        answer(step(admin(), worker, "filings", Map.of("on", CHECKED.plusDays(9))), 200);
        var back = Map.of("on", CHECKED.plusDays(10), "reason", "缺少教师资格证复印件");

        var returned = answer(step(bureau, worker, "filings/return", back), 200);
        assertThat(returned.path("state").asString()).isEqualTo("RETURNED");
        assertThat(answer(step(bureau, worker, "filings/return", back), 200)).isEqualTo(returned);
        refusal(step(admin(), worker, "filings/return", back), 403, "forbidden");
        var filing = answer(api().get(admin(), STAFFING + "/workers/" + worker + "/filings"), 200).at("/items/0");
        assertThat(filing.path("state").asString()).isEqualTo("RETURNED");
        assertThat(filing.path("reason").asString()).isEqualTo(back.get("reason").toString());
        refusal(step(bureau, worker, "filings/acknowledgement", Map.of("on", CHECKED.plusDays(11))), 409,
                "staffing.gate-not-open");
        answer(step(admin(), worker, "filings", Map.of("on", CHECKED.plusDays(11))), 200);
        assertThat(answer(step(bureau, worker, "filings/acknowledgement", Map.of("on", CHECKED.plusDays(12))), 200)
                .path("state")
                .asString()).isEqualTo("ACKNOWLEDGED");
    }

    private String givenNotice(String school, LocalDate from, LocalDate until) {
        String worker = givenWorker("EXTERNAL_TEACHER", school);
        answer(check(admin(), worker, from.minusDays(1), "CLEAR", "ref-1"), 200);
        answer(step(admin(), worker, "public-notices", Map.of("from", from, "until", until)), 200);
        return worker;
    }

    private ResponseSpec decide(String worker, String id,
            boolean upheld) {
        return step(admin(), worker, "objections/" + id + "/decision",
                Map.of("on", today(), "upheld", upheld, "reason", "已核实"));
    }

    private JsonNode shown(String school) {
        return answer(api().get(null, STAFFING + "/public/notices?school=" + school), 200);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }
}

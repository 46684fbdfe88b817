package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.opentelemetry.api.trace.SpanKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoTemplate;

import afterbell.testing.Api;
import afterbell.testing.Facts;
import afterbell.testing.FinishedSpans;
import afterbell.testing.Tokens;

@ExtendWith(OutputCaptureExtension.class)
class ObservedEnrollmentIT extends RunningEnrollment {
    private static final String NAME = "赵铁柱";
    private static final String GUARDIAN = "赵大山";
    private static final String EVIDENCE = "低保证编号 7700-1234";
    private static final String PHONE = "13912345678";

    @Autowired
    private FinishedSpans spans;
    @Autowired
    private MongoTemplate mongo;

    @Test
    void healthAndMetricsStandOnTheManagementPortAndNowhereElse() {
        for (var group : List.of("liveness", "readiness")) {
            var health = answer(management().get(null, "/actuator/health/" + group), 200);
            assertThat(health.path("status").asString()).isEqualTo("UP");
        }
        for (var endpoint : List.of("env", "beans", "heapdump", "configprops", "loggers")) {
            management().get(null, "/actuator/" + endpoint).expectStatus().isUnauthorized();
        }
        for (var endpoint : List.of("health", "prometheus", "parked", "projections")) {
            api().get(null, "/actuator/" + endpoint).expectStatus().isUnauthorized();
            api().get(Tokens.of("operator"), "/actuator/" + endpoint).expectStatus().isNotFound();
        }
    }

    @Test
    void theTraceOfARequestGoesOnInItsFactsAlsoInThoseMadeSideBySide() {
        givenSchool(SCHOOL);
        String trace = UUID.randomUUID().toString().replace("-", "");
        var bound = List.of(givenPupil(SCHOOL), givenPupil(SCHOOL))
                .stream()
                .map(it -> Map.of("pupilId", it, "account", "account-1", "relation", "母亲"))
                .toList();
        api().post(Tokens.of("admin-1"), SCHOOLS + "/" + SCHOOL + "/guardians", Map.of("guardians", bound),
                "traceparent", "00-" + trace + "-00f067aa0ba902b7-01", "X-Correlation-Id", trace)
                .expectStatus()
                .isOk();

        for (var each : bound) {
            var fact = published("enrollment.pickup-authority.v1", each.get("pupilId"), 1).getFirst();
            assertThat(fact.header("traceparent")).startsWith("00-" + trace + "-").endsWith("-01");
            assertThat(fact.header("ce_correlationid")).isEqualTo(trace);
        }
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(spans.of(trace)).anyMatch(it -> it.getKind() == SpanKind.SERVER));
    }

    @Test
    void personalDataStaysSealedInTheStoreAndInTheAnswersToTheSchool(CapturedOutput output) {
        givenSchool(SCHOOL);
        String admin = Tokens.of("admin-1");
        String citizen = Numbers.citizenId();
        Map<String, Object> named = Map.of("rosterId", unique("r"), "name", NAME, "grade", 3, "className", "2班",
                "pupilNumber", "G" + citizen, "citizenId", citizen, "guardians",
                List.of(Map.of("name", GUARDIAN, "phone", PHONE, "relation", "父亲")));
        String key = Api.key();
        roster(admin, SCHOOL, List.of(named), "Idempotency-Key", key).expectStatus().isOk();
        roster(admin, SCHOOL, List.of(named), "Idempotency-Key", key).expectStatus().isOk();
        String pupilId = rostered(SCHOOL, List.of(named)).get(0).path("pupilId").asString();
        roster(Tokens.of("admin-2"), SCHOOL, List.of(named)).expectStatus().isForbidden();
        for (Object body : List.of("{\"pupils\": [" + NAME, Map.of("pupils", NAME),
                Map.of("pupils", List.of(named), NAME, citizen),
                Map.of("pupils", List.of(pupil(NAME, NAME.repeat(20), citizen))),
                Map.of("pupils", List.of(pupil("r", NAME, citizen.repeat(3)))))) {
            var refused = api().post(admin, SCHOOLS + "/" + SCHOOL + "/pupils", body).expectStatus().isBadRequest();
            assertThat(String.valueOf(refused.returnResult(String.class).getResponseBody())).doesNotContain(citizen);
        }
        api().post(admin, "/api/enrollment/v1/pupils/" + pupilId + "/adults",
                Map.of("name", GUARDIAN, "phone", PHONE, "relation", "父亲", "mayCollect", true)).expectStatus().isOk();
        published("enrollment.pickup-authority.v1", pupilId, 1);

        imported(admin, SCHOOL, "", new Workbook().row("学生姓名", "学籍号", "身份证号", "年级", "班级", "监护人姓名", "监护人手机", "与学生关系")
                .row(NAME, Numbers.broken("G" + citizen), citizen, "三年级", "2班", GUARDIAN, PHONE, "父亲")
                .row(NAME, "G" + citizen, citizen, "三年级", "2班", GUARDIAN, PHONE, "父亲")
                .bytes());
        String semester = givenPlan(givenGroup());
        api().post(admin, SCHOOLS + "/" + SCHOOL + "/applications", Map.of("semesterId", semester, "pupilId", pupilId,
                "noticeVersion", 1, "priorityGroup", "LOW_INCOME", "evidence", EVIDENCE)).expectStatus().isCreated();

        var planted = List.of(NAME, GUARDIAN, PHONE, citizen, EVIDENCE);
        assertThat(output.getAll()).doesNotContain(planted);
        assertThat(metrics()).contains("http_server_requests").doesNotContain(planted);
        assertThat(Facts.everywhere()).isNotEmpty()
                .noneMatch(it -> planted.stream().anyMatch(it.toString()::contains));
        assertThat(everythingStored()).contains(pupilId).doesNotContain(planted);
    }

    @Test
    void whatWaitsToBePublishedIsMeasured() {
        await().atMost(30, SECONDS).untilAsserted(() -> {
            for (var collection : List.of("schools", "pupils", "places", "applications")) {
                assertThat(metrics()).contains("afterbell_outbox_pending{collection=\"" + collection + "\"");
            }
        });
    }

    /** All documents of the database; binary values are not text there. */
    private String everythingStored() {
        var all = new StringBuilder();
        for (var collection : mongo.getCollectionNames()) {
            mongo.getCollection(collection)
                    .find(Filters.ne("_id", ""))
                    .sort(Sorts.ascending("_id"))
                    .forEach(document -> all.append(document.toJson()));
        }
        return all.toString();
    }

    private String metrics() {
        var answer = management().get(null, "/actuator/prometheus").expectStatus().isOk().returnResult(String.class);
        return String.valueOf(answer.getResponseBody());
    }
}

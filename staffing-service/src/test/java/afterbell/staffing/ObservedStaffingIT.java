package afterbell.staffing;

import static afterbell.testing.Api.answer;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import afterbell.testing.Facts;
import afterbell.testing.Tokens;

@ExtendWith(OutputCaptureExtension.class)
class ObservedStaffingIT extends RunningStaffing {
    private static final String NAME = "赵铁柱";
    private static final String PHONE = "13977778888";
    private static final String REFERENCE = "查询回执-绝密-0417";

    @Autowired
    private MongoTemplate mongo;

    @Test
    void healthAndMetricsStandOnTheManagementPortAndNowhereElse() {
        for (var group : List.of("liveness", "readiness")) {
            var health = answer(management().get(null, "/actuator/health/" + group), 200);
            assertThat(health.path("status").asString()).isEqualTo("UP");
        }
        management().get(null, "/actuator/env").expectStatus().isUnauthorized();
        api().get(null, "/actuator/health").expectStatus().isUnauthorized();
    }

    @Test
    void whatIsPersonalIsReadableNowhereButInTheAnswersThatAreForIt(CapturedOutput output) {
        String school = newSchool();
        givenSeptember(school);
        String citizen = newCitizenId();
        var person = Map.<String, Object>of("citizenId", citizen, "name", NAME, "phone", PHONE, "kind", "VOLUNTEER");
        String worker = answer(join(admin(), school, List.of(person)), 200).at("/items/0/workerId").asString();
        answer(check(admin(), worker, CHECKED, "CLEAR", REFERENCE), 200);
        assigned(school, List.of(duty(worker, DAY, "AFTERNOON")));
        answer(check(admin(), worker, CHECKED.plusDays(9), "ADVERSE", REFERENCE), 200);
        var refusals = List.of(join(admin(), school, List.of(person, person)),
                join(Tokens.of("admin-2"), school, List.of(person)),
                join(admin(), school, List.of(Map.of("citizenId", citizen + citizen, "name", NAME, "kind", NAME))),
                join(admin(), school, List.of(Map.of("citizenId", citizen + citizen, "name", NAME.repeat(30), "phone",
                        NAME, "kind", "VOLUNTEER"))),
                api().post(admin(), STAFFING + "/schools/" + school + "/workers", "{\"workers\": [" + citizen + NAME),
                check(admin(), worker, CHECKED.plusDays(20), "CLEAR", REFERENCE),
                check(admin(), worker, CHECKED, NAME, REFERENCE),
                check(admin(), worker, CHECKED, "ADVERSE", REFERENCE.repeat(20)));
        var said = refusals.stream().map(ObservedStaffingIT::body).toList();
        assertThat(answer(api().get(admin(), STAFFING + "/workers/" + worker), 200).toString()).contains(NAME);
        published(WORKERS, worker, "worker-barred");
        published(ROTA, worker + ":2021-W36", 2);

        var personal = List.of(NAME, PHONE, citizen, REFERENCE);
        assertThat(said).allSatisfy(it -> assertThat(it).doesNotContain(personal));
        assertThat(output.getAll()).doesNotContain(personal);
        assertThat(metrics()).contains("http_server_requests").doesNotContain(personal).doesNotContain(worker);
        assertThat(Facts.everywhere()).isNotEmpty()
                .noneMatch(it -> personal.stream().anyMatch(it.toString()::contains));
        assertThat(everythingStored()).contains(worker).doesNotContain(personal);
        var audit = answer(api().get(Tokens.of("edu-bureau"), STAFFING + "/audit?subjectId=" + worker), 200);
        assertThat(audit.toString()).contains("worker.record-checked", "worker.barred", "R25")
                .doesNotContain(personal)
                .doesNotContain("ADVERSE");
        assertThat(output.getAll()).doesNotContain("ADVERSE");
        assertThat(Facts.everywhere()).noneMatch(it -> it.toString().contains("ADVERSE"));
    }

    @Test
    void whatWaitsToBePublishedIsMeasured() {
        await().atMost(30, SECONDS).untilAsserted(() -> {
            for (var collection : List.of("workers", "rotas")) {
                assertThat(metrics()).contains("afterbell_outbox_pending{collection=\"" + collection + "\"");
            }
        });
    }

    private String everythingStored() {
        var all = new StringBuilder();
        for (var collection : mongo.getCollectionNames()) {
            mongo.getCollection(collection)
                    .find()
                    .hint(new Document("_id", 1))
                    .forEach(document -> all.append(document.toJson()));
        }
        return all.toString();
    }

    private static String body(ResponseSpec response) {
        return String.valueOf(response.returnResult(String.class).getResponseBody());
    }

    private String metrics() {
        var answer = management().get(null, "/actuator/prometheus").expectStatus().isOk().returnResult(String.class);
        return String.valueOf(answer.getResponseBody());
    }
}

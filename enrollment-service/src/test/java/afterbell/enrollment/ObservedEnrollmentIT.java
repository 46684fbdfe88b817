package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.opentelemetry.api.trace.SpanKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import afterbell.testing.Api;
import afterbell.testing.Facts;
import afterbell.testing.FinishedSpans;
import afterbell.testing.Tokens;

@ExtendWith(OutputCaptureExtension.class)
class ObservedEnrollmentIT extends RunningEnrollment {
    private static final String NAME = "赵铁柱";

    @Autowired
    private FinishedSpans spans;

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
    void theTraceOfARequestGoesOnInItsFact() {
        String group = givenGroup();
        String trace = UUID.randomUUID().toString().replace("-", "");
        var granted = answer(grant(Tokens.of("admin-1"), group, pupils(unique("r"), 1), "traceparent",
                "00-" + trace + "-00f067aa0ba902b7-01"), 200);

        var fact = published("enrollment.place.v1", granted.at("/items/0/pupilId").asString(), 1).getFirst();

        assertThat(fact.header("traceparent")).startsWith("00-" + trace + "-").endsWith("-01");
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(spans.of(trace)).anyMatch(it -> it.getKind() == SpanKind.SERVER));
    }

    @Test
    void namesStayInTheStoreAndInTheAnswersToTheSchool(CapturedOutput output) {
        String group = givenGroup();
        String admin = Tokens.of("admin-1");
        var named = List.of(pupil(unique("r"), NAME));
        String key = Api.key();
        grant(admin, group, named, "Idempotency-Key", key).expectStatus().isOk();
        grant(admin, group, named, "Idempotency-Key", key).expectStatus().isOk();
        granted(givenGroup(), named);
        grant(Tokens.of("admin-2"), group, named).expectStatus().isForbidden();
        for (Object body : List.of("{\"from\": \"2021-09-01\", \"pupils\": [" + NAME,
                Map.of("from", NAME, "pupils", named), Map.of("from", "2021-09-01", "pupils", named, NAME, NAME),
                Map.of("from", "2021-09-01", "pupils", List.of(pupil(NAME, NAME.repeat(20)))),
                Map.of("from", "2021-09-01", "pupils",
                        List.of(Map.of("rosterId", "r", "name", NAME, "grade", NAME))))) {
            api().post(admin, "/api/enrollment/v1/groups/" + group + "/places", body).expectStatus().isBadRequest();
        }
        var read = api().get(admin, "/api/enrollment/v1/groups/" + group + "/pupils");
        assertThat(answer(read, 200).toString()).contains(NAME);
        published("enrollment.place.v1", answer(api().get(admin, "/api/enrollment/v1/groups/" + group + "/pupils"), 200)
                .at("/items/0/pupilId")
                .asString(), 1);

        assertThat(output.getAll()).doesNotContain(NAME);
        assertThat(metrics()).contains("http_server_requests").doesNotContain(NAME).doesNotContain(group);
        assertThat(Facts.everywhere()).isNotEmpty().noneMatch(it -> it.toString().contains(NAME));
    }

    @Test
    void whatWaitsToBePublishedIsMeasured() {
        await().atMost(30, SECONDS).untilAsserted(() -> {
            for (var collection : List.of("schools", "pupils", "seats")) {
                assertThat(metrics()).contains("afterbell_outbox_pending{collection=\"" + collection + "\"");
            }
        });
    }

    private String metrics() {
        var answer = management().get(null, "/actuator/prometheus").expectStatus().isOk().returnResult(String.class);
        return String.valueOf(answer.getResponseBody());
    }
}

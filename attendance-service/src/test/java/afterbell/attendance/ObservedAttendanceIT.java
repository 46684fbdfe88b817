package afterbell.attendance;

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

import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.contracts.enrollment.place.v1.Slot;
import afterbell.testing.Facts;
import afterbell.testing.FinishedSpans;
import afterbell.testing.Tokens;

@ExtendWith(OutputCaptureExtension.class)
class ObservedAttendanceIT extends RunningAttendance {
    @Autowired
    private FinishedSpans spans;

    @Test
    void healthAndMetricsStandOnTheManagementPortAndNowhereElse() {
        for (var group : List.of("liveness", "readiness")) {
            var health = answer(management().get(null, "/actuator/health/" + group), 200);
            assertThat(health.path("status").asString()).isEqualTo("UP");
        }
        assertThat(metrics()).contains("jvm_memory_used_bytes");
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
        var pupils = givenGroup(SCHOOL, 1);
        var trace = Trace.begun();
        callAsTeacher(pupils, pupils.allPresent(), "traceparent", trace.header()).expectStatus().isOk();

        String register = registerId(pupils.groupId(), DAY);
        var fact = await().atMost(15, SECONDS).until(() -> Facts.about(REGISTERS, register), it -> !it.isEmpty());

        assertThat(fact.getFirst().header("traceparent")).startsWith("00-" + trace.id() + "-").endsWith("-01");
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(spans.of(trace.id())).anyMatch(it -> it.getKind() == SpanKind.SERVER));
    }

    @Test
    void theTraceOfAFactGoesOnInItsReader() {
        var trace = Trace.begun();
        String pupil = UUID.randomUUID().toString();
        Facts.publish(pupil, pupil, 1,
                new PlaceGranted(pupil, SCHOOL, unique("g"), Slot.AFTERNOON, FIRST, AUTUMN, null),
                Map.of("traceparent", trace.header()));

        await().atMost(30, SECONDS)
                .untilAsserted(
                        () -> assertThat(spans.of(trace.id())).anyMatch(it -> it.getKind() == SpanKind.CONSUMER));
    }

    @Test
    void aNameThatSomebodySendsStaysOutOfLogsMetricsAndTopics(CapturedOutput output) {
        var pupils = givenGroup(SCHOOL, 1);
        String pupil = pupils.ids().getFirst();
        for (Object body : List.of(Map.of("entries", List.of(), "赵铁柱", "赵铁柱"), "{\"entries\": 赵铁柱}",
                Map.of("entries", List.of(Map.of("pupilId", "赵铁柱", "presence", "赵铁柱"))),
                roll(List.of(mark(pupil, "赵铁柱"))), roll(List.of(mark("赵铁柱", "PRESENT"))))) {
            callAsTeacher(pupils, body).expectStatus().isBadRequest();
        }
        callAsTeacher(pupils, pupils.allPresent()).expectStatus().isOk();

        assertThat(output.getAll()).doesNotContain("赵铁柱");
        assertThat(metrics()).doesNotContain("赵铁柱").doesNotContain(pupil).doesNotContain(pupils.groupId());
        assertThat(Facts.everywhere()).isNotEmpty().noneMatch(it -> it.toString().contains("赵铁柱"));
    }

    @Test
    void whatWaitsAndWhatIsParkedIsMeasured() {
        await().atMost(40, SECONDS)
                .untilAsserted(() -> assertThat(metrics()).contains("afterbell_outbox_pending{collection=\"registers\"")
                        .contains("afterbell_outbox_oldest_age_seconds{collection=\"registers\"")
                        .contains("afterbell_events_parked{projection=\"groups\"")
                        .contains("kafka_consumer_fetch_manager_records_lag"));
    }

    private String metrics() {
        var answer = management().get(null, "/actuator/prometheus").expectStatus().isOk().returnResult(String.class);
        return String.valueOf(answer.getResponseBody());
    }
}

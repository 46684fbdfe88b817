package afterbell.funding;

import static afterbell.testing.Api.answer;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.opentelemetry.api.trace.SpanKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import afterbell.testing.Facts;
import afterbell.testing.FinishedSpans;
import afterbell.testing.Tokens;

@ExtendWith(OutputCaptureExtension.class)
class ObservedFundingIT extends RunningFunding {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

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
    void theTraceOfARequestAtAnotherServiceEndsWithItsCounting() {
        String school = unique("s");
        publish(called(school, school, DAY, present("ann", 1)), 1,
                Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));

        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(spans.of(TRACE)).anySatisfy(span -> {
            assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
            assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
            assertThat(span.getName()).contains(REGISTERS);
        }));
    }

    @Test
    void theLogOfAFactThatFailsNamesItsTraceAndItsCause(CapturedOutput output) {
        String school = unique("s");
        String trace = "5bf92f3577b34da6a3ce929d0e0e4736";
        publish(called(school, school, LocalDate.of(2021, 8, 21), present("ann", 1)), 1,
                Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        allBeforeIsCounted(school);

        assertThat(output.getOut().lines().filter(line -> line.contains("2021-08-21 is in no semester")))
                .isNotEmpty()
                .anyMatch(line -> line.contains("\"trace\":{\"id\":\"" + trace) || line.contains(trace));
    }

    @Test
    void aNameThatSomebodySendsStaysOutOfLogsMetricsAndAnswers(CapturedOutput output) {
        String school = unique("s");
        var headers = Map.of("ce_specversion", "1.0", "ce_id", school + "#1", "ce_source", "/afterbell/by-hand",
                "ce_type", "afterbell.attendance.roll-called.v1", "ce_time", "2021-09-01T00:00:00Z", "ce_sequence",
                "1", "content-type", "application/json");
        Facts.send(REGISTERS, school, headers, """
            {"schoolId": "%s", "groupId": "%s", "serviceDate": "2021-09-13", "slot": "AFTERNOON",
             "entries": [{"pupilId": "ann", "name": "赵铁柱", "presence": "PRESENT", "revision": 1}]}"""
                .formatted(school, school));
        Facts.send(REGISTERS, school, headers, """
            {"schoolId": "%s", "groupId": "%s", "serviceDate": "赵铁柱", "slot": "AFTERNOON", "entries": []}"""
                .formatted(school, school));
        allBeforeIsCounted(school);

        assertThat(total(school, "2021-autumn").path("pupilDays").asInt()).isEqualTo(1);
        assertThat(byGroup(school, "").toString()).doesNotContain("赵铁柱");
        assertThat(answer(management().get(null, "/actuator/parked"), 200).toString()).contains(school)
                .doesNotContain("赵铁柱");
        assertThat(output.getAll()).doesNotContain("赵铁柱");
        assertThat(metrics()).doesNotContain("赵铁柱").doesNotContain(school).doesNotContain("\"ann\"");
    }

    @Test
    void whatIsReadAndWhatIsParkedIsMeasured() {
        String school = unique("s");
        publish(called(school, school, DAY, present("ann", 1)), 1);
        allBeforeIsCounted(school);

        assertThat(metrics()).contains("afterbell_events_parked{projection=\"served-days\"")
                .contains("afterbell_events_consumed_total{outcome=\"done\",projection=\"served-days\"");
        await().atMost(40, SECONDS)
                .untilAsserted(() -> assertThat(metrics()).contains("kafka_consumer_fetch_manager_records_lag"));
    }

    private String metrics() {
        var answer = management().get(null, "/actuator/prometheus").expectStatus().isOk().returnResult(String.class);
        return String.valueOf(answer.getResponseBody());
    }
}

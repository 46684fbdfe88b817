package afterbell.web.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import afterbell.testing.Tokens;

@Service
@ExtendWith(OutputCaptureExtension.class)
class ObservabilityIT {

    private final Api api;
    private final Api management;
    private final String token = Tokens.of("teacher-1");

    ObservabilityIT(@LocalServerPort int port, @LocalManagementPort int management) {
        this.api = new Api(port);
        this.management = new Api(management);
    }

    @Test
    void requestsAreCountedInBucketsByRouteNotByAddress() {
        api.get("/api/example/v1/schools/demo-school-1", token);
        var metrics = management.get("/actuator/prometheus", null).http().body();
        assertThat(metrics.lines()
                .filter(it -> it.startsWith("http_server_requests_seconds_bucket")
                        && it.contains("uri=\"/api/example/v1/schools/{school}\"")))
                .isNotEmpty()
                .allMatch(it -> it.contains("service=\"example-service\""));
        assertThat(metrics).doesNotContain("demo-school-1");
    }

    @Test
    void theCallersTraceGoesOnInTheLog(CapturedOutput output) {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        api.get("/api/example/v1/failures/fault", token, "traceparent", "00-" + trace + "-00f067aa0ba902b7-01",
                "X-Correlation-Id", "gate-8");
        assertThat(output.getOut().lines().filter(it -> it.contains("Unexpected fault"))).anySatisfy(line -> assertThat(
                line).contains("\"trace.id\":\"" + trace + "\"")
                .contains("\"correlationId\":\"gate-8\"")
                .contains("\"ecs\":{\"version\":")
                .contains("\"name\":\"example-service\""));
    }

    @Test
    void healthTellsThePlatformWhetherToRestartOrToWait() {
        for (var group : new String[]{"liveness", "readiness"}) {
            assertThat(management.get("/actuator/health/" + group, null).text("status")).isEqualTo("UP");
        }
    }
}

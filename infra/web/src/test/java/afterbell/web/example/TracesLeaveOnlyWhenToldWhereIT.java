package afterbell.web.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;

import afterbell.web.security.LocalRealm;

class TracesLeaveOnlyWhenToldWhereIT {

    private static final String PLAN = "/api/example/v1/plans/s-1";

    @Test
    void withoutAnAddressNothingIsExported() {
        try (var realm = new LocalRealm(); var service = ExampleApplication.start(realm.issuer())) {
            assertThat(service.getBeanProvider(SpanExporter.class)).isEmpty();
        }
    }

    @Test
    void withAnAddressSpansGoThereAsOtlp() throws IOException {
        var collected = new ConcurrentLinkedQueue<String>();
        var collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            collected.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        var address = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
        try (var realm = new LocalRealm();
                var service = ExampleApplication.start(realm.issuer(),
                        "--management.opentelemetry.tracing.export.otlp.endpoint=" + address,
                        "--management.opentelemetry.tracing.export.schedule-delay=100ms",
                        "--management.tracing.sampling.probability=1.0")) {
            assertThat(Api.of(service).get(PLAN, null).status()).isEqualTo(200);
            await().untilAsserted(() -> assertThat(collected).anyMatch(it -> it.contains("/plans/{school}")
                    && it.contains("service.name") && it.contains("example-service")));
        } finally {
            collector.stop(0);
        }
    }
}

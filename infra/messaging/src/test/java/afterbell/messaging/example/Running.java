package afterbell.messaging.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import afterbell.messaging.outbox.AggregateStores;

/** One running instance of the example service. */
public final class Running implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;

    private Running(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** What a test may change; every instance with the same settings belongs to the same service. */
    public record Settings(String broker, String store, String school, Map<String, Object> more) {
        public Settings with(String name, Object value) {
            var changed = new LinkedHashMap<>(more);
            changed.put(name, value);
            return new Settings(broker, store, school, changed);
        }

        /** Deliveries can be counted: several readers that join one after the other hand partitions on in between. */
        public Settings withOneReader() {
            return with("afterbell.messaging.readers", 1);
        }

        public Running start() {
            var properties = new LinkedHashMap<String, Object>();
            properties.put("spring.application.name", "attendance");
            properties.put("afterbell.messaging.service", "attendance");
            properties.put("afterbell.messaging.back-off", "20ms");
            properties.put("afterbell.messaging.longest-back-off", "500ms");
            properties.put("afterbell.messaging.attempts", "3");
            properties.put("afterbell.messaging.sweep-after", "500ms");
            properties.put("afterbell.messaging.sweep-every", "200ms");
            properties.put("spring.kafka.bootstrap-servers", broker);
            properties.put("spring.mongodb.uri", store);
            properties.put("example.school", school);
            properties.put("example.projection", "seen-" + school);
            properties.put("server.port", 0);
            properties.put("management.server.port", 0);
            properties.put("management.endpoints.web.exposure.include", "*");
            properties.put("management.tracing.sampling.probability", 1.0);
            properties.put("spring.threads.virtual.enabled", true);
            properties.put("spring.main.banner-mode", "off");
            properties.put("spring.main.register-shutdown-hook", false);
            properties.putAll(more);
            var arguments = properties.entrySet()
                    .stream()
                    .map(each -> "--" + each.getKey() + "=" + each.getValue())
                    .toArray(String[]::new);
            return new Running(new SpringApplicationBuilder(ExampleService.class).run(arguments));
        }
    }

    public static Settings settings(String broker, String store, String school) {
        return new Settings(broker, store, school, Map.of());
    }

    public Rolls rolls() {
        return context.getBean(Rolls.class);
    }

    public Seen seen() {
        return context.getBean(Seen.class);
    }

    public Trouble trouble() {
        return context.getBean(Trouble.class);
    }

    public AggregateStores stores() {
        return context.getBean(AggregateStores.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A command, with headers in turn name and value. */
    public HttpResponse<String> post(String path, String... headers) {
        var request = HttpRequest.newBuilder(uri("local.server.port", path)).POST(BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public JsonNode management(String endpoint) {
        return JSON.readTree(send(HttpRequest.newBuilder(managementUri(endpoint))).body());
    }

    public HttpResponse<String> managementPost(String endpoint) {
        return send(HttpRequest.newBuilder(managementUri(endpoint))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.noBody()));
    }

    public String prometheus() {
        return send(HttpRequest.newBuilder(managementUri("prometheus"))).body();
    }

    private URI managementUri(String endpoint) {
        return uri("local.management.port", "/actuator/" + endpoint);
    }

    private URI uri(String port, String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty(port) + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}

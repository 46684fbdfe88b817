package afterbell.staffing.vetting.query.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** A small real HTTP server that stands where the record office would, and misbehaves about whom a test tells it to. */
public final class FakeOffice implements AutoCloseable {
    public static final String KEY = "key-of-the-office";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, String> whom = new ConcurrentHashMap<>();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();

    /** What arrived. */
    public record Received(String method, String requestId, String citizenId, String body) {}

    /** What the office does with a call about somebody. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    public FakeOffice() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/record-queries/", this::serve);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on it behaves so about this citizen. */
    public void about(String citizenId, Behaviour behaviour) {
        behaviours.put(citizenId, behaviour);
    }

    public List<Received> received(String citizenId) {
        return received.stream().filter(it -> it.citizenId().equals(citizenId)).toList();
    }

    public static Behaviour saying(String result) {
        return exchange -> send(exchange, 200, "{\"state\":\"DONE\",\"result\":\"%s\",\"reference\":\"office-77\"}"
                .formatted(result));
    }

    public static Behaviour answering(int status) {
        return exchange -> send(exchange, status, "{}");
    }

    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String id = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!body.isBlank()) {
                whom.put(id, JSON.readTree(body).path("citizenId").asString(""));
            }
            String citizenId = whom.getOrDefault(id, "");
            received.add(new Received(exchange.getRequestMethod(), id, citizenId, body));
            if (!Objects.equals(exchange.getRequestHeaders().getFirst("Authorization"), "Bearer " + KEY)) {
                send(exchange, 401, "{}");
                return;
            }
            behaviours.getOrDefault(citizenId, saying("CLEAR")).answer(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

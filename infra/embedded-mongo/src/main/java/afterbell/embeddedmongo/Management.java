package afterbell.embeddedmongo;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** {@code /health} (200 or 503) and {@code /metrics} over plain HTTP. */
final class Management implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "management");
        thread.setDaemon(true);
        return thread;
    });

    private Management(HttpServer server, Metrics metrics, BooleanSupplier healthy) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/health", exchange -> {
            boolean up = healthy.getAsBoolean();
            answer(exchange, up ? 200 : 503, "application/json", up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
        });
        server.createContext("/metrics",
                exchange -> answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.text()));
        server.start();
    }

    static Management start(InetSocketAddress address, Metrics metrics, BooleanSupplier healthy) throws IOException {
        try {
            return new Management(HttpServer.create(address, 16), metrics, healthy);
        } catch (BindException taken) {
            throw new CannotStart(CannotStart.Reason.PORT_TAKEN, "Port " + address.getPort() + " on "
                    + address.getHostString()
                    + " is taken. Stop what listens there, or give another --management-port.");
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}

package afterbell.attendance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;

/** A weather office in this process, for all tests: without warnings and well-mannered until it is told otherwise. */
final class SomeWeatherOffice {
    static final String KEY = "key-of-tests";
    static final SomeWeatherOffice OPEN = new SomeWeatherOffice();
    private static final String NOTHING = "{\"items\":[]}";

    private final HttpServer server;
    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicReference<String> body = new AtomicReference<>(NOTHING);

    private SomeWeatherOffice() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/weather-warnings", exchange -> {
            try (exchange) {
                boolean known = ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
                byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(known ? status.get() : 401, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answers(int code, String text) {
        status.set(code);
        body.set(text);
    }

    void isQuiet() {
        answers(200, NOTHING);
    }
}

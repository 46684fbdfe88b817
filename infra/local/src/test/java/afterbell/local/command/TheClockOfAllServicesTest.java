package afterbell.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import afterbell.local.Folders;
import afterbell.local.Machine;
import afterbell.local.Refusal;
import afterbell.local.Settings;
import afterbell.local.part.BuiltTree;

/** One command moves the clock of every service that the project has. */
class TheClockOfAllServicesTest {
    private static final List<String> SERVICES = List.of("attendance-service", "enrollment-service", "funding-service",
            "staffing-service");

    @TempDir
    private Path root = Path.of("");

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void aServiceEach() throws IOException {
        var settings = new ArrayList<String>();
        for (String service : SERVICES) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/actuator/clock", it -> answer(service, it));
            server.start();
            servers.add(server);
            settings.add(service + ".management-port=" + server.getAddress().getPort());
            Files.createDirectories(root.resolve(service));
            Files.writeString(root.resolve(service + "/pom.xml"), "");
        }
        Files.write(root.resolve("settings.properties"), settings);
    }

    @AfterEach
    void stop() {
        servers.forEach(it -> it.stop(0));
    }

    @Test
    void isSetInEach() {
        var told = ClockCommand.of(endpoints(), "2021-09-01T16:00:00+08:00", false);

        assertThat(told.keySet()).containsExactlyElementsOf(SERVICES);
        assertThat(asked).hasSize(4).allMatch(it -> it.endsWith("POST {\"now\":\"2021-09-01T16:00:00+08:00\"}"));
        assertThat(told.get("funding-service").path("now").asString()).isEqualTo("here");
    }

    @Test
    void isResetInEach() {
        ClockCommand.of(endpoints(), null, true);
        assertThat(asked).hasSize(4).allMatch(it -> it.endsWith("POST {\"reset\":\"true\"}"));
    }

    @Test
    void isShown() {
        ClockCommand.of(endpoints(), null, false);
        assertThat(asked).hasSize(4).allMatch(it -> it.endsWith("GET "));
    }

    @Test
    void saysWhichServiceRefusesAndWhy() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ClockCommand.of(endpoints(), "noon", false))
                .withMessageContaining("enrollment-service answered 400: no time");
    }

    private AdminEndpoints endpoints() {
        return new AdminEndpoints(new Machine(new BuiltTree(root), new Folders(root),
                Settings.from(root.resolve("settings.properties"))));
    }

    private void answer(String service, HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(service + " " + exchange.getRequestMethod() + " " + body);
            boolean refused = body.contains("noon");
            byte[] answer = (refused ? "no time" : "{\"now\": \"here\", \"offset\": \"PT0S\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(refused ? 400 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}

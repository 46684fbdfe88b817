package afterbell.simulator.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WarningOfWeatherTest {
    private static final String STORM = """
        {"warningId": "w-1", "date": "2021-09-13", "weather": "STORM", "at": "2021-09-13T03:00:00Z"}""";

    @TempDir
    private Path folder = Path.of("");

    private static HttpResponse<String> send(HttpRequest.Builder request, String key)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.header("Authorization", "Bearer " + key).build(), BodyHandlers.ofString());
        }
    }

    private static HttpRequest.Builder at(Offices offices, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + offices.port() + path));
    }

    @Test
    void warnsOfWhatItWasToldOnThatDayOnly() throws Exception {
        try (var offices = new Offices(0, folder, "service", "player").start()) {
            offices.behave(new Manners(0, 0, 0, false));
            assertThat(send(at(offices, "/weather-warnings?date=2021-09-13"), "service").body())
                    .isEqualTo("{\"items\":[]}");

            assertThat(send(at(offices, "/stand-in/weather").POST(BodyPublishers.ofString(STORM)), "player")
                    .statusCode()).isEqualTo(200);

            assertThat(send(at(offices, "/weather-warnings?date=2021-09-13"), "service").body())
                    .contains("\"w-1\"", "\"STORM\"");
            assertThat(send(at(offices, "/weather-warnings?date=2021-09-14"), "service").body()).doesNotContain("w-1");
        }
    }

    @Test
    void isToldByThePlayerOnlyAndOnlyOfWeather() throws Exception {
        try (var offices = new Offices(0, folder, "service", "player").start()) {
            offices.behave(new Manners(0, 0, 0, false));

            assertThat(send(at(offices, "/stand-in/weather").POST(BodyPublishers.ofString(STORM)), "service")
                    .statusCode()).isEqualTo(401);
            assertThat(send(at(offices, "/stand-in/weather")
                    .POST(BodyPublishers.ofString(STORM.replace("STORM", "FROGS"))), "player").statusCode())
                    .isEqualTo(422);
            assertThat(send(at(offices, "/weather-warnings?date=monday"), "service").statusCode()).isEqualTo(400);
        }
    }
}

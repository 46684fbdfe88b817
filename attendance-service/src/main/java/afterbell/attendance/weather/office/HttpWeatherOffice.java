package afterbell.attendance.weather.office;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.weather.WeatherOffice;
import afterbell.attendance.weather.WeatherOfficeAway;
import afterbell.attendance.weather.model.Warning;
import afterbell.attendance.weather.model.WeatherDay.Weather;

/**
 * The office over HTTP: {@code GET /weather-warnings?date=} answers {@code {items: [{warningId, date, weather, at}]}}.
 * A call has its time limits and is not tried again: the next question is asked a minute later.
 */
final class HttpWeatherOffice implements WeatherOffice {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int MOST_WARNINGS = 20;
    private static final String ID = "[A-Za-z0-9-]{1,64}";

    private final RestClient http;
    private final String key;

    HttpWeatherOffice(WeatherOfficeSettings settings) {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(settings.readTimeout());
        this.http = RestClient.builder()
                .baseUrl(Objects.requireNonNull(settings.url()))
                .requestFactory(requests)
                .build();
        this.key = Objects.requireNonNull(settings.key());
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public List<Warning> warnings(LocalDate date) {
        try {
            return Objects.requireNonNull(http.get()
                    .uri("/weather-warnings?date={date}", date)
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
                    .accept(MediaType.APPLICATION_JSON)
                    .exchange((_, response) -> read(response, date)));
        } catch (ResourceAccessException failed) {
            throw new WeatherOfficeAway("no answer in time", failed);
        }
    }

    private static List<Warning> read(ClientHttpResponse response, LocalDate date) throws IOException {
        if (response.getStatusCode().value() != 200) {
            throw new WeatherOfficeAway("status " + response.getStatusCode().value(), null);
        }
        byte[] body = response.getBody().readNBytes(LARGEST_ANSWER + 1);
        try {
            var items = body.length > LARGEST_ANSWER ? null : JSON.readTree(body).path("items");
            if (items == null || !items.isArray() || items.size() > MOST_WARNINGS) {
                throw new WeatherOfficeAway("an answer that is none", null);
            }
            var warnings = new ArrayList<Warning>();
            items.forEach(item -> warnings.add(warning(item)));
            return warnings.stream().filter(it -> it.date().equals(date)).toList();
        } catch (JacksonException | DateTimeException | IllegalArgumentException malformed) {
            throw new WeatherOfficeAway("an answer that is none", malformed);
        }
    }

    private static Warning warning(JsonNode item) {
        String id = item.path("warningId").asString("");
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("a warning without an id");
        }
        return new Warning(id, LocalDate.parse(item.path("date").asString("")),
                Weather.valueOf(item.path("weather").asString("")),
                ServiceTime.kept(Instant.parse(item.path("at").asString(""))));
    }
}
